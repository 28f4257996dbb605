package images

// Sums are what the mean of images and their entropies are made of, image after image. The zero value is that
// of no images.
type Sums struct {
	images  int
	ink     []float64 // of each pixel
	entropy float64
}

// Add adds the images of a set, all of one side, in a pass over its pixels. Sets one after the other give the
// bits of the whole.
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

// EntropyFloor returns the least cross-entropy an image can have with any answer, in the
// mean over the images: that of the pixels with themselves, which is above 0 because pixels are grey,
//
//	(1/n) Σᵢ Σⱼ h(tᵢⱼ),   h(t) = −t ln t − (1 − t) ln(1 − t).
func (s *Sums) EntropyFloor() float64 { return s.entropy / float64(s.images) }

// MeanImageEntropy returns the cross-entropy per image of the answer that is the same for every
// image and loses least: the mean image. A net that has learned no more than that
// has this loss. What an answer costs is linear in the pixels of the image, so the mean cost is
// that of the mean.
func (s *Sums) MeanImageEntropy() float64 { return CrossEntropy(s.mean(), s.mean()) }
