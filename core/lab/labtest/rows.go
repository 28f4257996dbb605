package labtest

import (
	"strconv"
	"testing"

	"hfplayground/core/wire"
)

// rowsAreExplained asks that every row of the inspector, at any step, has a key of its
// own, a text, a name and a sentence, and that none is explained with the words of
// another.
func (c checker) rowsAreExplained(t *testing.T) {
	s := c.open(t, c.link)
	meant := map[string]string{}
	for step := range min(s.Lab().Progress().Last, mostSteps) + 1 {
		s.Edit(pair(wire.KeyStep, strconv.Itoa(step)))
		rest(t, s)
		s.Forget()
		keys := map[string]bool{}
		for _, row := range s.Update(false).Inspector {
			if err := row.Check(); err != nil || row.Key == "" || keys[row.Key] || row.Text == "" {
				t.Errorf("step %d: row %+v: %v, want a key of its own, a text and an explanation", step, row, err)
			}
			keys[row.Key] = true
			if row.Formula == "" && row.Symbol != "" {
				t.Errorf("step %d: row %q has the symbol %q and no formula", step, row.Key, row.Symbol)
			}
			if name, ok := meant[row.Meaning]; ok && name != row.Name && !isNumbered(row.Key) {
				t.Errorf("rows %q and %q mean the same: %s", name, row.Name, row.Meaning)
			}
			meant[row.Meaning] = row.Name
		}
	}
}

// mostSteps bounds the steps whose rows are looked at.
const mostSteps = 60

// isNumbered reports whether a row is one of several of a kind.
func isNumbered(key string) bool { return key[len(key)-1] >= '0' && key[len(key)-1] <= '9' }
