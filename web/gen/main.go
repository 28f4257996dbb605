// Command gen writes what the page takes from elsewhere: in index.html and web/labs.css
// what each lab has alone, from web/labs, the form, from the declared settings, and the stories, from
// web/stories and the runs they link; the stories as a page of their own; and the
// posters, from the first screen itself. Run it in the root of the module:
// go run -tags noasm ./web/gen
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"hfplayground/web/stories"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// run writes the files of the module whose root is dir.
func run(dir string) error {
	files, err := outputs(dir)
	if err != nil {
		return err
	}
	for path, text := range files {
		if err := write(path, text); err != nil {
			return err
		}
	}
	return nil
}

// outputs returns what each file should hold, by path.
func outputs(dir string) (map[string][]byte, error) {
	index, labs := filepath.Join(dir, "index.html"), filepath.Join(dir, "web", "labs")
	told, err := stories.All()
	if err != nil {
		return nil, err
	}
	page, err := filled(index, labs, told)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", index, err)
	}
	leaf, err := storiesPage(told)
	if err != nil {
		return nil, err
	}
	sheet := filepath.Join(dir, "web", "labs.css")
	styles, err := os.ReadFile(sheet)
	if err != nil {
		return nil, err
	}
	if styles, err = fillStyles(styles, labs); err != nil {
		return nil, fmt.Errorf("%s: %w", sheet, err)
	}
	files := map[string][]byte{index: page, sheet: styles, filepath.Join(dir, "web", "stories", "stories.html"): leaf}
	drawn, err := posters()
	if err != nil {
		return nil, err
	}
	for name, svg := range drawn {
		files[filepath.Join(dir, "web", name)] = svg
	}
	return files, nil
}

// filled returns the page with what each lab has alone, the form and the stories.
func filled(index, labs string, told []stories.Story) ([]byte, error) {
	page, err := os.ReadFile(index)
	if err != nil {
		return nil, err
	}
	if page, err = fillPlaces(page, labs); err != nil {
		return nil, err
	}
	if page, err = fillForm(page); err != nil {
		return nil, err
	}
	return fillStories(page, told)
}

// write leaves a file that is right untouched, so that make sees no change.
func write(path string, text []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(path, text, 0o644)
}
