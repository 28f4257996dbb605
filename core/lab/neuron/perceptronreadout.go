package neuron

import (
	"fmt"
	"math"

	"hfplayground/core/lab"
	"hfplayground/core/neuron"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

func (p *perceptronExercise) done(step int) string {
	s := p.steps[step]
	switch {
	case s.Wrong == 0 && p.proved:
		return fmt.Sprintf("%s: learned after %s, of at most %.0f by the theorem. Done.", p.label, words.Plural(s.Modifications, "modification"), math.Floor(p.theorem.Bound))
	case s.Wrong == 0:
		return fmt.Sprintf("%s: learned after %s. Done.", p.label, words.Plural(s.Modifications, "modification"))
	case s.Cycle.Period > 0:
		return fmt.Sprintf("The weights repeat every %s: these cases are not linearly separable. Add a hidden layer.", words.Plural(s.Cycle.Period, "step"))
	}
	return ""
}

func (p *perceptronExercise) caption() string {
	return "Perceptron: one case per step; if the answer is wrong, the rule w ← w + [T − S]x changes the weights and the threshold. The proof beside it says when that ends."
}

func (p *perceptronExercise) needsHiddenLayer() bool { return !p.proved }

func (p *perceptronExercise) describePart(int, wire.Spot) string { return "" }

func (p *perceptronExercise) describePlace(step int, at [2]float64) string {
	unit := neuron.FromVector(p.steps[step].After)
	fires, does := unit.Fires(at[:]), "is silent"
	if fires {
		does = "fires"
	}
	sum, theta := sides(unit.Input(at[:]), against(fires), unit.Threshold, true)
	return fmt.Sprintf("x₁ = %s, x₂ = %s: Σ w·x = %s %s θ = %s, the unit %s", words.Number(at[0]), words.Number(at[1]), sum, against(fires), theta, does)
}

func (p *perceptronExercise) sentence(step int) string {
	s := p.steps[step]
	switch {
	case s.Wrong == 0 && len(p.cases) == 1:
		return fmt.Sprintf("%s: the only case is right after %s and %s.", p.label, words.Plural(s.Number, "step"), words.Plural(s.Modifications, "modification"))
	case s.Wrong == 0:
		return fmt.Sprintf("%s: all %d cases right after %s and %s.", p.label, len(p.cases), words.Plural(s.Number, "step"), words.Plural(s.Modifications, "modification"))
	case s.Cycle.Period > 0:
		return fmt.Sprintf("%s: after %s the weights repeat, with a period of %s: these cases are not linearly separable.", p.label, words.Plural(s.Number, "step"), words.Plural(s.Cycle.Period, "step"))
	}
	text := fmt.Sprintf("%s: %s of %d wrong after %s and %s", p.label, words.Plural(s.Wrong, "case"), len(p.cases), words.Plural(s.Number, "step"), words.Plural(s.Modifications, "modification"))
	switch {
	case step == p.last() && !p.proved: // in random order weights come again without a cycle
		return text + "; these cases are not linearly separable, so the rule never ends."
	case step == p.last(): // neither learned nor found to repeat itself
		return text + "; the run is not continued further."
	}
	return text + "."
}

func (p *perceptronExercise) rows(step int) []lab.Row {
	s := p.steps[step]
	w := planar(s.After)
	rows := []lab.Row{stepRow.Says("%d of %d", step, p.last())}
	if s.Case >= 0 {
		x := p.cases[s.Case].X
		rows = append(rows,
			caseRow.Says("(%s, %s)", words.Number(x[0]), words.Number(x[1])),
			answerRow.Says("%s, %s %s", digit(s.S), digit(s.T), tick(s.S == s.T)),
			ruleRow.Says("%s", rule(s)))
	}
	return append(rows,
		weightsRow.Says("%s, %s", words.Number(w[0]), words.Number(w[1])),
		thresholdRow.Says("%s", words.Number(w[2])),
		wrongRow.Says("%d of %d", s.Wrong, len(p.cases)),
		modificationsRow.Says("%s", p.countText(s)))
}

func (p *perceptronExercise) countText(s neuron.Step) string {
	if !p.proved {
		return fmt.Sprint(s.Modifications)
	}
	return fmt.Sprintf("%d of at most %.0f", s.Modifications, math.Floor(p.theorem.Bound))
}

// rule says what became of the weights.
func rule(s neuron.Step) string {
	switch {
	case !s.Modified():
		return "right: nothing changes"
	case s.T:
		return "w + x: the case must fire"
	}
	return "w − x: the case must not fire"
}

func (p *perceptronExercise) table(int) *lab.Table {
	how := "step by step"
	if len(p.steps) > lab.TableRows {
		how = fmt.Sprintf("thinned to %d of %d steps", lab.TableRows-1, p.last()) // beside the start
	}
	t := &lab.Table{Caption: p.label + ": the rule, " + how, Head: []string{"Step", "Case", "S", "T", "w₁", "w₂", "θ", "Modifications", "Wrong"}}
	for _, k := range vector.Evenly(len(p.steps), lab.TableRows) {
		s := p.steps[k]
		w := planar(s.After)
		cells := []string{fmt.Sprint(s.Number), "", "", ""}
		if s.Case >= 0 {
			x := p.cases[s.Case].X
			cells = []string{fmt.Sprint(s.Number), fmt.Sprintf("(%s, %s)", words.Number(x[0]), words.Number(x[1])), digit(s.S), digit(s.T)}
		}
		t.Rows = append(t.Rows, append(cells, words.Full(w[0]), words.Full(w[1]), words.Full(w[2]), fmt.Sprint(s.Modifications), fmt.Sprint(s.Wrong)))
	}
	return t
}

// proof is the theorem with the numbers of the last modification up to the step.
func (p *perceptronExercise) proof(step int) *lab.Table {
	if !p.proved {
		return p.certificate()
	}
	k := step
	for k > 0 && !p.steps[k].Modified() {
		k--
	}
	t := &lab.Table{Caption: "The proof at this modification; w′ is the solution with the largest margin", Head: []string{"Because", "Numbers", "Holds"}}
	evidence, ok := p.theorem.Check(p.cases, p.steps[k])
	if k == 0 || !ok {
		t.Caption = "The proof starts at the first modification"
		return t
	}
	for _, q := range evidence.Lines() {
		t.Rows = append(t.Rows, []string{q.Formula, compared(q.Left, q.Relation, q.Right, q.Holds), tick(q.Holds)})
	}
	return t
}

// certificate says why no line separates the cases.
func (p *perceptronExercise) certificate() *lab.Table {
	t := &lab.Table{Caption: "These cases are not linearly separable: with these weights both classes have the same centre", Head: []string{"Case", "T", "Weight"}}
	for i, weight := range neuron.Separate(p.cases).Shares {
		if weight > 0 {
			x := p.cases[i].X
			t.Rows = append(t.Rows, []string{fmt.Sprintf("(%s, %s)", words.Number(x[0]), words.Number(x[1])), digit(p.cases[i].T), words.Number(weight)})
		}
	}
	return t
}
