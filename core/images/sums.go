package images

// Sums accumulates the mean image and the entropies of images. The zero value is that of no images.
type Sums struct {
	images  int
	ink     []float64 // of each pixel
	entropy float64
}

// Add adds the images of a set, all of one side, in one pass over its pixels. Sets that are added one after the
// other give the same bits as their union.
func (s *Sums) Add(of Set) {
	if s.ink == nil {
		s.ink = make([]float64, of.Pixels.Cols)
	}
	for i := range of.Len() {
		for j, v := range of.Pixels.Row(i) {
			s.ink[j] += v
		}
	}
	s.images += of.Len()
	for _, t := range of.Pixels.Data {
		if 0 < t && t < 1 { // most pixels are paper
			s.entropy += crossEntropy(t, t)
		}
	}
}

func (s *Sums) mean() []float64 {
	mean := make([]float64, len(s.ink))
	for j, ink := range s.ink {
		mean[j] = ink / float64(s.images)
	}
	return mean
}

// EntropyFloor returns the least mean cross-entropy per image of any answers: that of the images with themselves,
// which is above 0 because pixels are grey,
//
//	(1/n) Σᵢ Σⱼ h(tᵢⱼ),   h(t) = −t ln t − (1 − t) ln(1 − t).
func (s *Sums) EntropyFloor() float64 { return s.entropy / float64(s.images) }

// MeanImageEntropy returns the mean cross-entropy per image of the best answer that is the same for every image: the
// mean image. A net that has learned no more has this loss. The cross-entropy is linear in the pixels of the image, so
// its mean is the entropy of the mean image.
func (s *Sums) MeanImageEntropy() float64 { return CrossEntropy(s.mean(), s.mean()) }
