package main

import (
	"fmt"
	"os"
	"path/filepath"

	"hfplayground/core/images"
	"hfplayground/core/images/sheet"
	"hfplayground/core/lab"
)

// imagesOf reads files of images as the page does: one table, or pictures.
func imagesOf(names []string) (lab.ImageFile, error) {
	var file lab.ImageFile
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return file, err
		}
		if len(data) > images.MaxFileBytes {
			return file, fmt.Errorf("%s has %d bytes, and at most %d are read.", name, len(data), images.MaxFileBytes)
		}
		if filepath.Ext(name) != ".png" && len(names) == 1 {
			file.Text = string(data)
			return file, nil
		}
		p, err := sheet.Decode(filepath.Base(name), data)
		if err != nil {
			return file, fmt.Errorf("%s: %v", name, err)
		}
		file.Pictures = append(file.Pictures, lab.Picture(p))
	}
	return file, nil
}
