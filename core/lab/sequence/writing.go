package sequence

import (
	"math"
	"math/rand/v2"
	"strings"
)

// mostWritten is how many characters a net writes: some lines of the picture, for a hundredth
// of the work of an exam.
const mostWritten = 240

// written returns what the net with the weights w writes after exam sequence i: each character
// is drawn with the probability that the net gives it, and is what the net reads next. The same
// sequence and weights give the same text. A net of numbers that are not finite stops writing.
func (p *problem) written(w []float64, i int) string {
	reader, rnd := p.exam.whole.Reader(w), rand.New(rand.NewPCG(uint64(i), 0))
	var said []float64
	x := p.exam.whole.Set().Inputs.Row(i)
	for from := 0; from < len(x); from += p.task.Inputs {
		said = reader.Read(x[from : from+p.task.Inputs])
	}
	var text strings.Builder
	next := make([]float64, p.task.Inputs)
	for range mostWritten {
		p.exam.loss.Predict(said, said)
		c := pick(said, rnd.Float64())
		if c < 0 {
			break
		}
		text.WriteString(character(p.task.Classes[c]))
		clear(next)
		next[c] = 1
		said = reader.Read(next)
	}
	return text.String()
}

// pick returns the index at which the sum of probabilities passes u, the last one where
// rounding keeps it below; −1 where they are not finite.
func pick(p []float64, u float64) int {
	sum := 0.0
	for i, v := range p {
		if sum += v; sum > u {
			return i
		}
	}
	if math.IsNaN(sum) {
		return -1
	}
	return len(p) - 1
}

// character returns that of a class by its name.
func character(name string) string {
	if len(name) > 1 {
		return " "
	}
	return name
}
