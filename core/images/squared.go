package images

// MeanImageSquared returns the squared error per image of the set of the mean image of
// another,
//
//	(1/n) Σᵢ Σⱼ (tᵢⱼ − mⱼ)²,
//
// without the factor ½ that a loss may have. The mean of the set itself loses least of all
// images that are the same for every input. There is no floor as there is of the
// cross-entropy: a perfect reconstruction has error 0.
//
// Squared errors per image are what G. Hinton and R. Salakhutdinov, "Reducing the
// dimensionality of data with neural networks", Science 313, 2006, give.
func (s Set) MeanImageSquared(of Set) float64 {
	mean, sum := of.Mean(), 0.0
	for i := range s.Len() {
		for j, t := range s.Pixels.Row(i) {
			sum += (t - mean[j]) * (t - mean[j])
		}
	}
	return sum / float64(s.Len())
}
