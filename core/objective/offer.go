package objective

// What an objective may offer beyond values, gradients and products with its
// Hessian. A setting that needs one of these does nothing without it.
const (
	OffersExamples    = "examples"     // f is a mean over examples
	OffersGaussNewton = "gauss-newton" // f has a Gauss–Newton matrix
	OffersStructural  = "structural"   // f has hidden states whose change can be damped
)

// Offers returns which of these f offers at x. It evaluates nothing.
func Offers(f Objective, x []float64) []string {
	var list []string
	if Examples(f) > 0 {
		list = append(list, OffersExamples)
	}
	p := f.At(x)
	if _, ok := p.(GaussNewton); ok {
		list = append(list, OffersGaussNewton)
	}
	if _, ok := p.(Structural); ok {
		list = append(list, OffersStructural)
	}
	return list
}
