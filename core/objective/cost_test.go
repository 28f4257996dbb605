package objective_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hfplayground/core/objective"
	"hfplayground/core/term"
)

// TestCostFormula: the formula that explains the cost has every kind of evaluation, with
// the weight that it has in Cost.
func TestCostFormula(t *testing.T) {
	symbols := map[string]string{"Value": "n_f", "Gradient": "n_∇f", "GaussNewton": "n_Gv", "HessVec": "n_Hv", "Squared": "n_sq"}
	for i := range reflect.TypeFor[objective.Evals]().NumField() {
		field := reflect.TypeFor[objective.Evals]().Field(i)
		if field.Type.Kind() != reflect.Int {
			continue // shares of batches, which are gradient equivalents already
		}
		var e objective.Evals
		reflect.ValueOf(&e).Elem().Field(i).SetInt(1)
		if want := fmt.Sprintf("%g %s", 3*e.Cost(), symbols[field.Name]); symbols[field.Name] == "" || !strings.Contains(term.Cost.Formula, want) {
			t.Errorf("%s: %q, want %q in it", field.Name, term.Cost.Formula, want)
		}
	}
}
