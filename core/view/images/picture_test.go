package images

import (
	"fmt"
	"math"
	"math/rand/v2"

	"hfplayground/core/images"
	"hfplayground/core/wire"
)

// drawn returns images of a generator, and a blurred version of each as a net would answer.
func drawn(kind, side, n int) (inputs, outputs []float64) {
	s := images.Blank(side, n)
	for i := range n {
		s.Draw(images.Generators()[kind].New(), i, 1)
		inputs = append(inputs, s.Pixels.Row(i)...)
		outputs = append(outputs, blurred(s.Pixels.Row(i), side)...)
	}
	return inputs, outputs
}

func blurred(pixels []float64, side int) []float64 {
	out := make([]float64, len(pixels))
	for y := range side {
		for x := range side {
			sum := 0.0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if v, u := y+dy, x+dx; v >= 0 && u >= 0 && v < side && u < side {
						sum += pixels[v*side+u] / 9
					}
				}
			}
			out[y*side+x] = math.Min(1, 1.4*sum)
		}
	}
	return out
}

// pairs is inputs over reconstructions.
func pairs(kind, side, n int) wire.ImageGroup {
	g := wire.ImageGroup{Title: "Inputs and reconstructions", Side: side, Range: 1}
	inputs, outputs := drawn(kind, side, n)
	g.Add("input", inputs)
	g.Add("Hessian-free", outputs)
	return g
}

// named is inputs over the answers of three runs, with names.
func named(n int) wire.ImageGroup {
	g := pairs(1, 14, n)
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%.1f", 20+7*math.Sin(float64(i)))
	}
	inputs, outputs := drawn(1, 14, n)
	g.Add("Adam", outputs, names...)
	g.Add("Gradient descent", inputs)
	return g
}

// weights are those of units of a first layer, at random.
func weights(side, n int) wire.ImageGroup {
	rnd := rand.New(rand.NewPCG(3, 4))
	g := wire.ImageGroup{Title: "Weights of layer 1", Side: side, Range: 0.8, Signed: true}
	var all []float64
	for range n {
		x, y, turn := rnd.Float64()*float64(side), rnd.Float64()*float64(side), rnd.Float64()*math.Pi
		for k := range side * side {
			dx, dy := float64(k%side)-x, float64(k/side)-y
			wave := math.Cos(0.7 * (dx*math.Cos(turn) + dy*math.Sin(turn)))
			all = append(all, 0.9*wave*math.Exp(-(dx*dx+dy*dy)/40)+0.06*rnd.NormFloat64())
		}
	}
	g.Add("", all)
	return g
}

// plane is k × k images of two units of a code, and beside it the one of a place.
func plane(k int) []wire.ImageGroup {
	const side = 28
	g := wire.ImageGroup{Title: "Decoded from units 1 and 4", Side: side, Range: 1, Columns: k, AxisX: "c₁", AxisY: "c₄",
		Window: wire.Window{X0: -3, X1: 3, Y0: -2, Y1: 2}}
	var all []float64
	decode := func(u, v float64) []float64 {
		out := make([]float64, side*side)
		for t := range 200 {
			s := float64(t) / 199
			x, y := 14+10*(2*s-1), 14+8*u*(s-0.5)*(s-0.5)*4-6*v*math.Sin(3*s)
			for p := range out {
				dx, dy := float64(p%side)-x, float64(p/side)-y
				out[p] = math.Max(out[p], math.Exp(-(dx*dx+dy*dy)/2))
			}
		}
		return out
	}
	for line := range k {
		for column := range k {
			at := func(i int) float64 { return 2*float64(i)/float64(k-1) - 1 }
			all = append(all, decode(at(column), -at(line))...)
		}
	}
	g.Add("", all)
	one := wire.ImageGroup{Title: "At c₁ = 0.5, c₄ = −1", Side: side, Range: 1}
	one.Add("", decode(0.2, -0.5))
	return []wire.ImageGroup{g, one}
}

func picture(groups ...wire.ImageGroup) wire.Picture {
	return wire.Picture{Images: &wire.Images{Groups: groups}}
}
