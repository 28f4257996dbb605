package curve

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// netRace is three runs of a net, by steps of unlike cost: full gradients, a
// mini-batch method and a Hessian-free one. Loss and accuracy get better on the
// training examples; the loss of the test rises again.
func netRace(curve string, steps, cursor, selected int) wire.Picture {
	rnd := rand.New(rand.NewPCG(1, 2))
	kinds := []struct {
		label       string
		speed       float64 // of the loss, a step
		noise       float64 // of its logarithm
		epochs      float64 // a step
		first, last float64 // accuracy
	}{
		{"Gradient descent", 4, 0, 1, 0.5, 0.93},
		{"Adam", 9, 0.35, 0.1, 0.47, 1},
		{"Hessian-free", 40, 0, 3, 0.5, 1},
	}
	race := &wire.Race{}
	look := &wire.Look{Step: cursor, Last: steps, Selected: selected, Curve: curve}
	for slot, k := range kinds {
		r := wire.Run{ID: k.label, Label: k.label, Style: wire.Style{Hue: wire.Hue(slot), Marker: wire.Marker(slot)}}
		for i := range steps + 1 {
			t := float64(i) / float64(steps)
			noise := math.Exp(k.noise * rnd.NormFloat64())
			r.Step = append(r.Step, int32(i))
			r.F = append(r.F, 0.69*(math.Exp(-k.speed*t)+0.002)*noise)
			r.Test = append(r.Test, 0.71*(math.Exp(-k.speed*t)+0.03+0.05*t)*math.Sqrt(noise))
			learnt := 1 - math.Exp(-k.speed*t)
			share := k.first + (k.last-k.first)*learnt + 0.05*math.Log(noise)*(1-learnt)
			r.Accuracy = append(r.Accuracy, math.Round(200*math.Min(1, share*1.005))/200)
			r.TestAccuracy = append(r.TestAccuracy, math.Round(100*math.Min(1, share*0.97))/100)
			r.Epochs = append(r.Epochs, k.epochs*float64(i))
			r.Cost, r.Seconds = append(r.Cost, float64(i)), append(r.Seconds, float64(i))
		}
		race.Runs = append(race.Runs, r)
		i := min(cursor, steps)
		look.Marks = append(look.Marks, wire.Mark{Step: i, F: r.F[i], Cost: r.Cost[i], Seconds: r.Seconds[i], Reached: true})
	}
	return wire.Picture{Race: race, Look: look}
}

// by returns p on another axis.
func by(axis wire.Axis, p wire.Picture) wire.Picture {
	p.Look.Axis = axis
	return p
}

// netLink is three runs of a net, by steps of unlike cost: full gradients, a
// mini-batch method and a Hessian-free one.
const netLink = "lab=network&network.circle-n=60&race=gd,adam,hf&adam.batch=10&steps=120&step=40"

func TestCurveGolden(t *testing.T) {
	tested := viewtest.Open(t, "lab=network&network.circle-n=60&race=gd,hf&steps=40&step=12")
	loss := viewtest.Open(t, netLink+"&select=adam")
	noisy := viewtest.Open(t, "lab=network&network.circle-n=60&race=gd,adam&adam.batch=2&adam.rate=0.3&steps=1200&step=500")
	accuracy := viewtest.Open(t, netLink+"&curve=accuracy")
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"curve", viewtest.Open(t, ""), 760, 130},
		{"curve-selected", viewtest.Open(t, "select=newton"), 390, 90},
		{"curve-low", viewtest.Open(t, "select=newton"), 720, 50},
		{"curve-negative", viewtest.Open(t, "problem=mccormick&race=gd,bfgs&start=3,-2&step=3"), 390, 130},
		{"curve-empty", wire.Picture{}, 200, 50},
		{"curve-test", tested, 640, 130},
		{"curve-test-narrow", tested, 360, 110},
		{"curve-loss", loss, 1240, 130},
		{"curve-loss-narrow", loss, 390, 90},
		{"curve-loss-noisy", noisy, 1240, 130},
		{"curve-loss-noisy-narrow", noisy, 390, 90},
		{"curve-accuracy", accuracy, 1240, 130},
		{"curve-accuracy-narrow", accuracy, 390, 90},
		{"curve-epochs", viewtest.Open(t, netLink+"&axis=epochs"), 1240, 130},
		{"curve-epochs-narrow", viewtest.Open(t, netLink+"&axis=epochs&curve=accuracy"), 390, 90},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
