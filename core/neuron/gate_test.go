package neuron_test

import (
	"slices"
	"testing"

	"hfplayground/core/neuron"
	"hfplayground/core/param"
)

// gate returns a row of the table by its key.
func gate(t *testing.T, key string) neuron.Gate {
	t.Helper()
	i := slices.IndexFunc(neuron.All(), func(g neuron.Gate) bool { return g.Key == key })
	if i < 0 {
		t.Fatalf("no gate %q", key)
	}
	return neuron.All()[i]
}

func TestGateTables(t *testing.T) {
	tests := []struct {
		key  string
		n    int
		want string
	}{
		{"and", 2, "0001"}, {"and", 3, "00000001"},
		{"or", 2, "0111"}, {"or", 4, "0111111111111111"},
		{"not", 1, "10"},
		{"nand", 2, "1110"}, {"nand", 3, "11111110"},
		{"majority", 3, "00010111"}, {"majority", 4, "0000000100010111"},
		{"xor", 2, "0110"}, {"xor", 3, "01101001"},
	}
	seen := map[string]bool{}
	for _, tt := range tests {
		seen[tt.key] = true
		if got := neuron.FormatTable(gate(t, tt.key).Table(tt.n)); got != tt.want {
			t.Errorf("%s of %d: %s, want %s", tt.key, tt.n, got, tt.want)
		}
	}
	for _, g := range neuron.All() {
		if !seen[g.Key] {
			t.Errorf("%s is not tested", g.Key)
		}
	}
}

// The paper's units compute the gates they are given for, and are those that
// Realise finds.
func TestPaperUnits(t *testing.T) {
	given := 0
	for _, g := range neuron.All() {
		u, ok := g.Paper()
		if !ok {
			continue
		}
		given++
		want := g.Table(len(u.Weights))
		if got := u.Table(); !slices.Equal(got, want) {
			t.Errorf("%s: %+v computes %s, want %s", g.Key, u, neuron.FormatTable(got), neuron.FormatTable(want))
		}
		if r, ok := neuron.Realise(want); !ok || r.Threshold != u.Threshold || !slices.Equal(r.Weights, u.Weights) {
			t.Errorf("%s: Realise returns %+v, want %+v", g.Key, r, u)
		}
	}
	if given != 3 {
		t.Errorf("%d units of the paper, want 3", given)
	}
}

func TestParseTable(t *testing.T) {
	for _, text := range []string{"01", "0110", " 0110 ", "01 10", "00010111", "0110100110010110"} {
		table, err := neuron.ParseTable(text)
		if err != nil {
			t.Errorf("ParseTable(%q): %v", text, err)
			continue
		}
		again, err := neuron.ParseTable(neuron.FormatTable(table))
		if err != nil || !slices.Equal(again, table) {
			t.Errorf("%q read back as %v, %v, want %v", text, again, err, table)
		}
	}
	for _, text := range []string{"", "0", "011", "01101", "0120", "01100110011001101", "０１"} {
		if _, err := neuron.ParseTable(text); err != param.Want("2, 4, 8 or 16 digits, each 0 or 1: one per row of the truth table") {
			t.Errorf("ParseTable(%q) = %v", text, err)
		}
	}
}

// tables returns all tables of n inputs.
func tables(n int) []neuron.Table {
	all := make([]neuron.Table, 1<<(1<<n))
	for k := range all {
		all[k] = make(neuron.Table, 1<<n)
		for r := range all[k] {
			all[k][r] = k>>r&1 == 1
		}
	}
	return all
}

// The numbers of threshold functions are those of Muroga's tables. Every unit
// that is found is tried.
func TestRealise(t *testing.T) {
	for n, want := range map[int]int{1: 4, 2: 14, 3: 104, 4: 1882} {
		found := 0
		for _, table := range tables(n) {
			u, ok := neuron.Realise(table)
			if !ok {
				continue
			}
			found++
			if got := u.Table(); !slices.Equal(got, table) {
				t.Errorf("%s: %+v computes %s", neuron.FormatTable(table), u, neuron.FormatTable(got))
			}
		}
		if found != want {
			t.Errorf("%d tables of %d inputs have a unit, want %d", found, n, want)
		}
	}
}
