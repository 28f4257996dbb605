package method

// GradientFree is a method that never asks for a gradient: it runs where f has none.
type GradientFree interface {
	Method
	GradientFree()
}

// GradientFree marks the method: a simplex needs values only.
func (m *NelderMead) GradientFree() {}
