package deep

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// The rows of the inspector that this lab has alone.
var (
	testRow = lab.Row{Key: "test", Term: term.Term{
		Name: "Test loss", Symbol: "f(w)", Meaning: "This is the mean loss on images that are not trained on.",
		Formula: "f(w) = (1/n) Σ E(net(xᵢ; w), xᵢ) over the test images",
	}}
	plateauRow = lab.Row{Key: "plateau", Term: term.Term{
		Name: "Mean image", Symbol: "f",
		Meaning: "A net that answers every image with the mean of all has this loss. Training can stay long on the plateau at this height.",
		Formula: "f = (1/n) Σᵢ Σⱼ E(mean of pixel j, xᵢⱼ)",
	}}
	floorRow = lab.Row{Key: "floor", Term: term.Term{
		Name: "Entropy floor", Symbol: "f",
		Meaning: "No answer has a lower loss: it is the cross-entropy of every image with itself, which is above 0 because pixels are grey.",
		Formula: "f = (1/n) Σᵢ Σⱼ −xᵢⱼ ln xᵢⱼ − (1 − xᵢⱼ) ln(1 − xᵢⱼ)",
	}}
	keptRow = lab.Row{Key: "kept", Term: term.Term{
		Name: "Images shown at step", Meaning: "The weights of a deep net are kept at some steps only: the images are those of the last such step.",
	}}
)

// Title names the picture.
func (l *Lab) Title() string {
	what := map[string]string{showImages: "images over what the net makes of them", showWeights: "weights as images", showCode: "images decoded from two units of the code"}[l.st.show]
	label, _ := l.st.about()
	return fmt.Sprintf("Autoencoder %s on %s: %s", training.Shape(l.st.p.net), label, what) + racing.TrainedBy(&l.Race)
}

// readouts returns the texts of the page by the key of their place.
func (l *Lab) readouts() []param.Pair {
	_, help := l.st.about()
	return slices.Concat([]param.Pair{
		{Key: "title", Value: l.Title()},
		{Key: "sentence", Value: strings.TrimSpace(l.sentence() + " " + l.st.start.TakenUp())},
		{Key: "caption", Value: help},
		{Key: "hover", Value: l.hovered()},
		{Key: "code", Value: l.drawn.code.sliders()},
		l.Offered(l.st.p, true),
		{Key: "parameters", Value: fmt.Sprintf("%d weights and biases%s", l.st.p.Dim(), l.st.start.Said())},
		{Key: "picked"}, {Key: "part"},
	}, l.Trained(), l.Readouts(l.Racing()))
}

// hovered says what the pointer is on: an image with its loss, or a place of the plane.
func (l *Lab) hovered() string {
	if at := l.Pointer.At; at != nil && l.st.show == showCode {
		return l.st.decoding(*at)
	}
	spot, err := wire.ParseSpot(l.Pointer.Part)
	if err != nil {
		return racing.NewStrip(&l.Race).Marked()
	}
	if l.st.show == showWeights {
		return fmt.Sprintf("unit %d", spot.Unit+1)
	}
	if rows := l.drawn.losses; spot.Layer >= 0 && spot.Layer < len(rows) && spot.Unit >= 0 && spot.Unit < len(rows[spot.Layer]) {
		return fmt.Sprintf("image %d: loss %s", spot.Unit+1, words.Number(rows[spot.Layer][spot.Unit]))
	}
	return ""
}

// rows are those of the inspector that the lab adds.
func (l *Lab) rows() []lab.Row {
	var rows []lab.Row
	if i := l.Selected(); i >= 0 {
		if t, k, _ := l.Runs[i].At(l.st.Step); k >= 0 {
			if l.st.p.test.Len() > 0 {
				rows = append(rows, testRow.Says("%s", words.Number(t.Test)))
			}
			if held := l.Runs[i].Held(k); held != k {
				rows = append(rows, keptRow.Says("%d", held))
			}
		}
	}
	if !l.st.p.ready() {
		return rows
	}
	return append(rows, plateauRow.Says("%s", words.Number(l.st.p.levels.plateau)), floorRow.Says("%s", words.Number(l.st.p.levels.floor)))
}

// layers returns the norm of the gradient by layer, on some images, of the runs that are looked
// at; nil where it is what the last call returned.
func (l *Lab) layers() *wire.Layers {
	of := l.Aside.Series(&l.Race)
	if l.drawn.layers != nil && slices.EqualFunc(of, l.drawn.layers, racing.SameNumbers) {
		return nil
	}
	l.drawn.layers = of
	out := &wire.Layers{Title: "‖∂f/∂W‖ by layer", Runs: of}
	for layer := range l.st.p.net.Depth() {
		out.Names = append(out.Names, fmt.Sprint(layer+1))
	}
	return out
}

// table is the runs as text.
func (l *Lab) table() *lab.Table {
	label, _ := l.st.about()
	return l.StepsTable(fmt.Sprintf("%s, net %s", label, training.Shape(l.st.p.net)), racing.Column{Head: "Test loss", Of: racing.Tested})
}
