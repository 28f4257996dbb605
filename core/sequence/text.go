package sequence

import (
	"math/rand/v2"
	"strings"

	"hfplayground/core/elementary"
	"hfplayground/core/kernel"
)

// alphabet is the characters of the task of characters, an input and a class each. Letters are
// lower case, and the comma and the full stop are the only marks: a text with capitals, digits
// or other marks would have to be folded to these before it could be used here. Few characters
// keep the net small.
const alphabet = "abcdefghijklmnopqrstuvwxyz ,."

// text asks for the next character after each one of a piece of a text. The pieces of an exam
// are of a part of the text that nobody trains on.
func text() Task {
	names := strings.Split(alphabet, "")
	names[strings.Index(alphabet, " ")] = "space"
	return Task{
		Key: "text", Label: "Next character",
		Help:   "Every time step brings a character of a short English text, and the net must predict the next one; the exam is a part of the text that is not trained on.",
		Source: "I. Sutskever, J. Martens and G. Hinton, Generating text with recurrent neural networks, ICML 2011",
		Inputs: len(alphabet), Names: names, Outputs: len(alphabet), Classes: names, Loss: Softmax,
		Characters: true, Plateau: entropy(trainedProse + " " + examProse),
		fill:     func(rnd *rand.Rand, _ int, x, t kernel.Mat) { piece(trainedProse, rnd, x, t) },
		fillExam: func(rnd *rand.Rand, _ int, x, t kernel.Mat) { piece(examProse, rnd, x, t) },
	}
}

// piece fills a sequence with a piece of a text that begins anywhere, and its targets with the
// characters one further.
func piece(of string, rnd *rand.Rand, x, t kernel.Mat) {
	from := rnd.IntN(len(of) - x.Rows)
	for s := range x.Rows {
		x.Row(s)[strings.IndexByte(alphabet, of[from+s])] = 1
		t.Row(s)[strings.IndexByte(alphabet, of[from+s+1])] = 1
	}
}

// entropy returns that of the frequencies of the characters of a text, in nats a character.
func entropy(of string) float64 {
	sum := 0.0
	for _, c := range alphabet {
		if share := float64(strings.Count(of, string(c))) / float64(len(of)); share > 0 {
			sum -= share * elementary.Log(share)
		}
	}
	return sum
}
