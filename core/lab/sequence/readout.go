package sequence

import (
	"fmt"
	"math"
	"math/cmplx"
	"slices"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/term"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// The rows of the inspector that this lab has alone.
var (
	rightRow = lab.Row{Key: "right", Term: term.Term{
		Name: "Right answers", Symbol: "a",
		Meaning: "This is the share of the exam sequences that the net answers right: classes by its largest output, numbers within 0.04. At 99 % the task counts as solved.",
		Formula: "a = right sequences / all exam sequences",
	}}
	charactersRow = lab.Row{Key: "right", Term: term.Term{
		Name: "Right characters", Symbol: "a",
		Meaning: "This is the share of the characters of the exam to which the net gives the largest probability of all.",
		Formula: "a = right characters / all characters of the exam",
	}}
	bitsRow = lab.Row{Key: "bits", Term: term.Term{
		Name: "Bits a character", Symbol: "b",
		Meaning: "This is the exam loss in bits instead of nats: with the predictions of the net a text can be written in so many bits a character. A guess among 29 equally likely characters takes log₂ 29 ≈ 4.86.",
		Formula: "b = f(w) / ln 2",
	}}
	examRow = lab.Row{Key: "test", Term: term.Term{
		Name: "Exam loss", Symbol: "f(w)", Meaning: "This is the mean loss on sequences that are not trained on, the same after every step.",
		Formula: "f(w) = (1/n) Σ E(net(xᵢ; w), tᵢ) over the exam sequences",
	}}
	plateauRow = lab.Row{Key: "plateau", Term: term.Term{
		Name: "Plateau", Symbol: "f",
		Meaning: "A net that sees no dependency can only answer with the mean of all answers, which for characters is how often each of them comes, and has this loss. Training stays on the plateau at this height until the net finds one.",
		Formula: "f = mean loss of the best constant answer",
	}}
	radiusRow = lab.Row{Key: "radius", Term: term.Term{
		Name: "Spectral radius", Symbol: "ρ(R)",
		Meaning: "This is the size of the largest eigenvalue of the weights from one time step to the next: below 1 the effect of a state fades over time, above 1 it can grow.",
		Formula: "ρ(R) = max |λᵢ| of the weights R from one time step to the next",
	}}
	fadingRow = lab.Row{Key: "fading", Term: term.Term{
		Name: "Gradient at time step 1", Symbol: "e₁/eₙ",
		Meaning: "This is how much the loss depends on the states at the first time step, as a share of how much it does at the last. The smaller it is, the less the gradient depends on the first inputs.",
		Formula: "e₁/eₙ,  eₜ = ‖∂ℓ/∂hₜ‖ at time step t of n",
	}}
	keptRow = lab.Row{Key: "kept", Term: term.Term{
		Name: "Net shown at step", Meaning: "The weights of a long training are kept at some steps only: the picture is of the last such step.",
	}}
)

// Title names the picture.
func (l *Lab) Title() string {
	what := map[string]string{
		showSequence: fmt.Sprintf("what the net does with exam sequence %d", l.st.example), showSpectrum: "eigenvalues of its recurrent weights",
	}[l.st.show]
	return fmt.Sprintf("%s, T = %d, recurrent net of %s units: %s", l.st.p.task.Label, l.st.length, l.st.units, what) + racing.TrainedBy(&l.Race)
}

// readouts returns the texts of the page by the key of their place.
func (l *Lab) readouts() []param.Pair {
	return slices.Concat([]param.Pair{
		{Key: "title", Value: l.Title()},
		{Key: "sentence", Value: strings.TrimSpace(l.sentence() + " " + l.st.start.TakenUp())},
		{Key: "caption", Value: l.st.p.task.Help},
		{Key: "hover", Value: l.hovered()},
		l.Offered(l.st.p.Shared, true),
		{Key: "parameters", Value: fmt.Sprintf("%d weights and biases%s", l.st.p.Dim(), l.st.start.Said())},
		{Key: "picked"}, {Key: "part"},
		{Key: "lags", Value: fmt.Sprint(l.st.p.steps)}, {Key: "lag", Value: l.lag()},
	}, l.Trained(), l.Readouts(l.Racing()))
}

// lag says what the plot of the gradient by step has at the step that is marked; "" where none
// is.
func (l *Lab) lag() string {
	spot, ok := wire.ParseStep(l.Pointer.Part)
	if !ok || spot.From >= l.st.p.steps {
		return ""
	}
	values := make([]string, len(l.drawn.lags))
	for i, s := range l.drawn.lags {
		values[i] = s.Label + " " + words.Rough(s.Values[spot.From])
	}
	return fmt.Sprintf("time step %d of %d: %s", spot.From+1, l.st.p.steps, strings.Join(values, "; "))
}

// hovered says what the pointer is on: a number of the sequence, or an iteration.
func (l *Lab) hovered() string {
	spot, ok := wire.ParseReading(l.Pointer.Part)
	if s := l.drawn.read; ok && s != nil && l.st.show == showSequence {
		return numberText(s, spot)
	}
	return racing.NewStrip(&l.Race).Marked()
}

// numberText says what a number of a sequence is: an input, a state, or a part of an answer.
func numberText(s *wire.Sequence, spot wire.Spot) string {
	t, unit := spot.From, spot.Unit
	switch {
	case t >= s.Steps:
	case spot.Layer < 0 && unit < len(s.Names) && s.Characters:
		return fmt.Sprintf("time step %d reads the character %s", t+1, wire.Quoted(s.Names[unit]))
	case spot.Layer < 0 && unit < len(s.Names):
		return fmt.Sprintf("input %s, time step %d: %s", s.Names[unit], t+1, words.Rough(s.Inputs[t*len(s.Names)+unit]))
	case spot.Layer >= 0 && spot.Layer < len(s.Hidden) && unit < s.Hidden[spot.Layer].Units:
		return fmt.Sprintf("layer %d, unit %d, time step %d: %s", spot.Layer+1, unit+1, t+1, words.Rough(s.Hidden[spot.Layer].States[unit*s.Steps+t]))
	case spot.Layer == len(s.Hidden):
		if k := slices.Index(s.Counted, int32(t)); k >= 0 && unit < s.Width() {
			i, name := k*s.Width()+unit, "answer"
			if len(s.Classes) > 0 {
				name = s.Classes[unit]
			}
			if s.Characters {
				name = wire.Quoted(name)
			}
			return fmt.Sprintf("%s after time step %d: %s, target %s", name, t+1, words.Rough(s.Outputs[i]), words.Rough(s.Targets[i]))
		}
	}
	return ""
}

// rows are those of the inspector that the lab adds.
func (l *Lab) rows() []lab.Row {
	rows := []lab.Row{}
	w, held := racing.HeldWeights(&l.Race)
	if i := l.Selected(); i >= 0 {
		if t, k, _ := l.Runs[i].At(l.st.Step); k >= 0 {
			right := rightRow
			if l.st.p.task.Characters {
				right = charactersRow
			}
			rows = append(rows, right.Says("%s %%", share(t.Right)), examRow.Says("%s", words.Number(t.Test)))
			if l.st.p.task.Characters {
				rows = append(rows, bitsRow.Says("%s", words.Number(t.Test/math.Ln2)))
			}
			if held != k {
				rows = append(rows, keptRow.Says("%d", held))
			}
		}
	}
	rows = append(rows, plateauRow.Says("%s", words.Number(l.st.p.task.Plateau)))
	if spectrum := l.spectrum(w); len(spectrum) > 0 {
		rows = append(rows, radiusRow.Says("%s", words.Number(cmplx.Abs(spectrum[0]))))
	}
	if norms, last := l.Aside.Known(w), l.st.p.steps-1; len(norms) > 1 && norms[last] > 0 { // of the first layer
		rows = append(rows, fadingRow.Says("%s of that at the last", words.Number(norms[0]/norms[last])))
	}
	return rows
}

// table is the runs as text.
func (l *Lab) table() *lab.Table {
	return l.StepsTable(fmt.Sprintf("%s, T = %d, %s units", l.st.p.task.Label, l.st.length, l.st.units),
		racing.Column{Head: "Exam loss", Of: racing.Tested}, racing.Column{Head: "Right", Of: func(t *race.Iterate) float64 { return t.Right }})
}
