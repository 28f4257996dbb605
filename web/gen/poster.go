package main

import (
	"bytes"
	"fmt"

	"hfplayground/core/catalog"
	"hfplayground/core/draw"
	"hfplayground/core/lab"
	labs "hfplayground/core/lab/all"
	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/wire"
)

// The posters' size in CSS pixels: about that of the stage on a desk.
const (
	posterWidth  = 744
	posterHeight = 500
)

// posterView is the key of the view that the stage shows.
const posterView = "landscape"

// posters returns the SVG of the first screen in light and dark, by file name.
// The page shows them until the view has come. It is the session's own
// picture; only its clock does not move, so that the files do not change by
// themselves.
func posters() (map[string][]byte, error) {
	s := lab.New(func() float64 { return 0 }, labs.Labs())
	s.Open(labs.Labs()[0].First)
	for s.Advance(func() bool { return true }) {
	}
	var picture wire.Picture
	for _, part := range s.Update(false).Parts {
		picture.Put(part)
	}
	landscape, ok := catalog.Find(all.Views(), posterView)
	if !ok {
		return nil, fmt.Errorf("no view %q", posterView)
	}
	files := map[string][]byte{}
	for name, theme := range map[string]draw.Theme{"poster-light.svg": {}, "poster-dark.svg": {Dark: true}} {
		var b bytes.Buffer
		if err := draw.SVG(&b, landscape.New().Draw(picture, view.Room{W: posterWidth, H: posterHeight, Named: true}, theme), s.Title()); err != nil {
			return nil, err
		}
		files[name] = b.Bytes()
	}
	return files, nil
}
