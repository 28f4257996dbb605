package lab

import "hfplayground/core/param"

// LoadImages makes the images of a file the reader's own. What cannot be read or used is noted
// under one key, and the old images stay.
func (s *Session) LoadImages(f ImageFile) {
	s.BeginImages(f)
	s.read(func() bool { return true })
}

// BeginImages is LoadImages in pieces: they are read by Advance, before anything else is done. Other images
// that were being read are given up.
func (s *Session) BeginImages(f ImageFile) {
	s.EndImages()
	k, ok := holder[ImageKeeper](s)
	if !ok {
		s.notes = append(s.notes, param.Fault(KeyImages, "No lab takes images."))
		return
	}
	reading, refused := k.ReadImages(f)
	if refused != nil {
		s.notes = append(s.notes, refused)
		return
	}
	s.reading = reading
}

// EndImages gives up the images that are being read.
func (s *Session) EndImages() { s.reading = nil }

// Reads reports whether images are being read.
func (s *Session) Reads() bool { return s.reading != nil }

// read goes on with the images that are being read, and takes them when all are there. It reports whether
// none are missing.
func (s *Session) read(more func() bool) bool {
	switch {
	case s.reading == nil:
		return true
	case !s.reading.Read(more):
		return false
	}
	q, refused := s.reading.Edit()
	s.reading = nil
	s.loaded(q, refused, KeyImages, "The images do not go with the settings.")
	return true
}

// readingText is the text of the page that says how far a file is read; "" where none is.
func readingText(s *Session) param.Pair {
	p := param.Pair{Key: "reading"}
	if s.reading != nil {
		p.Value = s.reading.Progress()
	}
	return p
}
