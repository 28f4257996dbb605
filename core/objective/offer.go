package objective

// What an objective may offer beyond values, gradients and products with its
// Hessian. A setting that needs one of these does nothing without it.
const (
	OffersExamples    = "examples"     // f is a mean over examples
	OffersGaussNewton = "gauss-newton" // f has a Gauss–Newton matrix
)

// Offers returns which of these f offers at x. It evaluates nothing.
func Offers(f Objective, x []float64) []string {
	var list []string
	if Examples(f) > 0 {
		list = append(list, OffersExamples)
	}
	if _, ok := f.At(x).(GaussNewton); ok {
		list = append(list, OffersGaussNewton)
	}
	return list
}
