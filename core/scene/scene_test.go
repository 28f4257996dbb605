package scene

import (
	"math"

	"hfplayground/core/wire"
)

// The pictures of the tests, from formulas written here.

func rosenbrock(x, y float64) float64 { return (1-x)*(1-x) + 100*(y-x*x)*(y-x*x) }

func rosenbrockGradient(x, y float64) (float64, float64) {
	return -2*(1-x) - 400*x*(y-x*x), 200 * (y - x*x)
}

func rosenbrockHessian(x, y float64) (xx, xy, yy float64) {
	return 2 - 400*(y-3*x*x), -400 * x, 200
}

// field samples f over a window.
func field(f func(x, y float64) float64, win wire.Window, nx, ny int) *wire.Field {
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
	r := wire.Run{ID: label, Label: label, Slot: slot}
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

// race is gradient descent, Newton's method and damped Newton on Rosenbrock's
// function, at a cursor.
func race(cursor, selected int) wire.Picture {
	fd := field(rosenbrock, wire.Window{X0: -2, X1: 2, Y0: -1, Y1: 3}, 61, 46)
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
	look.Arrows = []wire.Arrow{{Kind: "gradient", DX: -0.1 * gx, DY: -0.1 * gy}, {Kind: "newton", DX: nx, DY: ny}, {Kind: "hf", DX: hx, DY: hy}}
	curve := (gx*gx*xx + 2*gx*gy*xy + gy*gy*yy) / (gx*gx + gy*gy)
	look.Inner = &wire.Inner{
		DX: []float64{0, -gx / curve, nx}, DY: []float64{0, -gy / curve, ny},
		Phi: []float64{0, -0.5 * (gx*gx + gy*gy) / curve, 0.5 * (gx*nx + gy*ny)}, Residual: []float64{math.Hypot(gx, gy), 1, 1e-12},
		Curvature: []float64{math.NaN(), curve, 1}, Stored: []bool{false, true, true}, Taken: 2, Stop: "residual",
	}
}
