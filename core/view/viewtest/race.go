package viewtest

import (
	"math"

	"hfplayground/core/wire"
)

func rosenbrock(x, y float64) float64 { return (1-x)*(1-x) + 100*(y-x*x)*(y-x*x) }

func rosenbrockGradient(x, y float64) (float64, float64) {
	return -2*(1-x) - 400*x*(y-x*x), 200 * (y - x*x)
}

func rosenbrockHessian(x, y float64) (xx, xy, yy float64) {
	return 2 - 400*(y-3*x*x), -400 * x, 200
}

// Field samples f over a window.
func Field(f func(x, y float64) float64, win wire.Window, nx, ny int) *wire.Field {
	fd := &wire.Field{Window: win, NX: nx, NY: ny, Levels: 14, AxisX: "x", AxisY: "y"}
	for j := range ny {
		for i := range nx {
			x := win.X0 + (win.X1-win.X0)*float64(i)/float64(nx-1)
			y := win.Y0 + (win.Y1-win.Y0)*float64(j)/float64(ny-1)
			fd.Values = append(fd.Values, f(x, y))
		}
	}
	return fd
}

// descend is a run of up to steps steps on Rosenbrock's function.
func descend(label string, slot, steps int, step func(x, y float64) (float64, float64)) wire.Run {
	r := wire.Run{ID: label, Label: label, Style: wire.Style{Hue: wire.Hue(slot), Marker: wire.Marker(slot)}}
	x, y := -1.2, 1.0
	for k := range steps + 1 {
		gx, gy := rosenbrockGradient(x, y)
		r.Step = append(r.Step, int32(k))
		r.X, r.Y, r.F = append(r.X, x), append(r.Y, y), append(r.F, rosenbrock(x, y))
		r.GradNorm = append(r.GradNorm, math.Hypot(gx, gy))
		r.Cost = append(r.Cost, float64(slot+1)*float64(k))
		r.Seconds = append(r.Seconds, 1e-5*float64(k))
		if math.Hypot(gx, gy) < 1e-9 {
			break
		}
		dx, dy := step(x, y)
		x, y = x+dx, y+dy
	}
	return r
}

func gradientStep(x, y float64) (float64, float64) {
	gx, gy := rosenbrockGradient(x, y)
	return -1e-3 * gx, -1e-3 * gy
}

func newtonStep(x, y float64) (float64, float64) { return dampedStep(x, y, 0) }

// dampedStep solves (H + λI)d = −g.
func dampedStep(x, y, lambda float64) (float64, float64) {
	gx, gy := rosenbrockGradient(x, y)
	xx, xy, yy := rosenbrockHessian(x, y)
	xx, yy = xx+lambda, yy+lambda
	det := xx*yy - xy*xy
	return (xy*gy - yy*gx) / det, (xy*gx - xx*gy) / det
}

// Race is gradient descent, Newton's method and damped Newton on Rosenbrock's
// function, at a cursor.
func Race(cursor, selected int) wire.Picture {
	fd := Field(rosenbrock, wire.Window{X0: -2, X1: 2, Y0: -1, Y1: 3}, 61, 46)
	fd.Log, fd.Minima = true, [][2]float64{{1, 1}}
	r := &wire.Race{Start: [2]float64{-1.2, 1}, Runs: []wire.Run{
		descend("Gradient descent", 0, 80, gradientStep),
		descend("Newton", 1, 80, newtonStep),
		descend("Hessian-free", 2, 80, func(x, y float64) (float64, float64) { return dampedStep(x, y, 30) }),
	}}
	look := &wire.Look{Step: cursor, Last: 80, Selected: selected}
	for _, run := range r.Runs {
		k := min(cursor, len(run.Step)-1)
		look.Marks = append(look.Marks, wire.Mark{Step: k, X: run.X[k], Y: run.Y[k], F: run.F[k],
			Cost: run.Cost[k], Seconds: run.Seconds[k], Reached: k == cursor})
	}
	p := wire.Picture{Field: fd, Race: r, Look: look}
	if selected >= 0 {
		lookInto(look)
	}
	return p
}

// lookInto adds the model, the arrows and an inner run at the selected mark.
func lookInto(look *wire.Look) {
	at := look.Marks[look.Selected]
	gx, gy := rosenbrockGradient(at.X, at.Y)
	xx, xy, yy := rosenbrockHessian(at.X, at.Y)
	look.Model = &wire.Model{X: at.X, Y: at.Y, F: at.F, GX: gx, GY: gy, HXX: xx, HXY: xy, HYY: yy}
	nx, ny := newtonStep(at.X, at.Y)
	hx, hy := dampedStep(at.X, at.Y, 30)
	look.Arrows = []wire.Arrow{{Name: "−∇f", DX: -0.1 * gx, DY: -0.1 * gy}, {Name: "Newton", DX: nx, DY: ny}, {Name: "HF", DX: hx, DY: hy}}
	curve := (gx*gx*xx + 2*gx*gy*xy + gy*gy*yy) / (gx*gx + gy*gy)
	look.Inner = &wire.Inner{
		DX: []float64{0, -gx / curve, nx}, DY: []float64{0, -gy / curve, ny},
		Phi: []float64{0, -0.5 * (gx*gx + gy*gy) / curve, 0.5 * (gx*nx + gy*ny)}, Residual: []float64{math.Hypot(gx, gy), 1, 1e-12},
		Curvature: []float64{math.NaN(), curve, 1}, Stored: []bool{false, true, true}, Taken: 2, Stop: "residual",
	}
}

// Holes is a picture whose function is undefined in a disc and infinite in
// another, with a run that ends in it.
func Holes() wire.Picture {
	hole := func(x, y float64) float64 {
		switch {
		case math.Hypot(x+0.5, y-0.3) < 0.5:
			return math.NaN()
		case math.Hypot(x-0.8, y+0.5) < 0.3:
			return math.Inf(1)
		}
		return x*x + 3*y*y - 2
	}
	p := wire.Picture{Field: Field(hole, wire.Window{X0: -1.5, X1: 1.5, Y0: -1, Y1: 1}, 61, 41)}
	p.Field.Base, p.Field.Note = -2, "x₃ = 0 < 1 & up"
	p.Field.Local, p.Field.Saddles = [][2]float64{{0.3, 0.6}}, [][2]float64{{-1.1, -0.6}}
	nan := math.NaN()
	p.Race = &wire.Race{Start: [2]float64{1.2, 0.8}, Runs: []wire.Run{{
		ID: "gd", Label: "Gradient descent", End: "diverged", Step: []int32{0, 1, 2},
		X: []float64{1.2, 0.6, nan}, Y: []float64{0.8, 0.5, nan}, F: []float64{1.36, -0.89, nan},
		GradNorm: []float64{1, 1, nan}, Cost: []float64{0, 1, 2}, Seconds: []float64{0, 1, 2},
	}}}
	return p
}

// LongRace is three runs of 200 steps on a grid of 200 × 150.
func LongRace() wire.Picture {
	p := Race(100, 0)
	p.Field = Field(rosenbrock, p.Field.Window, 200, 150)
	p.Field.Log = true
	for k, step := range []func(x, y float64) (float64, float64){gradientStep, gradientStep,
		func(x, y float64) (float64, float64) { return dampedStep(x, y, 3000) }} {
		p.Race.Runs[k] = descend("run", k, 200, step)
	}
	return p
}

// MillionSteps is one run of n steps, to and fro across the window and out of it.
func MillionSteps(n int) wire.Picture {
	p := Race(3, -1)
	r := wire.Run{Label: "long", Style: wire.Style{Hue: wire.Hue(1), Marker: wire.Marker(1)}}
	for k := range n {
		r.Step = append(r.Step, int32(k))
		r.X = append(r.X, math.Sin(float64(k)*2.1)*1.9)
		r.Y = append(r.Y, 1+math.Cos(float64(k)*1.3)*1.9)
		r.F = append(r.F, 1/float64(k+1))
		r.Cost = append(r.Cost, float64(k))
		r.Seconds = append(r.Seconds, float64(k))
	}
	p.Race.Runs = []wire.Run{r}
	p.Look = &wire.Look{Step: n, Last: n, Selected: -1}
	return p
}
