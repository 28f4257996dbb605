package hessianfree

// ProgressRule ends conjugate gradients when they no longer lower the model
// fast enough: at iteration i, with k = max(Gap, ⌈i/10⌉), when
//
//	i > k  and  φ(dᵢ) < 0  and  (φ(dᵢ) − φ(dᵢ₋ₖ)) / φ(dᵢ) < kε.
//
// It measures progress per iteration relative to what has been reached, so it
// does not mind that the residual rises and falls on the way.
//
// Source: J. Martens, "Deep learning via Hessian-free optimization", ICML 2010,
// section 4.4.
type ProgressRule struct {
	Epsilon float64 // ε > 0, least relative progress per iteration
	Gap     int     // least k ≥ 1
}

// window returns k, over how many iterations the rule looks back from iteration i.
func (s ProgressRule) window(i int) int { return max(s.Gap, (i+9)/10) } // ⌈i/10⌉ in integers

// met reports whether the rule holds after the last of the model values phi,
// phi[0] that of the start.
func (s ProgressRule) met(phi []float64) bool {
	i := len(phi) - 1
	k := s.window(i)
	if i <= k || !(phi[i] < 0) {
		return false
	}
	return (phi[i]-phi[i-k])/phi[i] < float64(k)*s.Epsilon
}
