package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Write makes dir hold the site and nothing else. Files that already have the
// right content are left alone. It refuses a folder that holds something and
// was not written by this command, so that a slip of the pen deletes nothing.
func Write(dir string, site Site) error {
	if err := checkOurs(dir); err != nil {
		return err
	}
	for _, name := range site.names() {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), site[name]); err != nil {
			return err
		}
	}
	return removeOthers(dir, site)
}

// checkOurs reports an error unless dir is empty, absent, or an earlier site.
func checkOurs(dir string) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	page, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil || !bytes.Contains(page, []byte(`<meta name="binary"`)) {
		return fmt.Errorf("%s holds files that are not a bundle; empty it or choose another -out", dir)
	}
	return nil
}

func writeFile(name string, data []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// removeOthers deletes what an earlier site left in dir, folders included.
func removeOthers(dir string, site Site) error {
	keep := map[string]bool{".": true}
	for name := range site {
		for p := filepath.FromSlash(name); !keep[p]; p = filepath.Dir(p) {
			keep[p] = true
		}
	}
	return filepath.WalkDir(dir, func(full string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, full)
		if err != nil || keep[rel] {
			return err
		}
		if err := os.RemoveAll(full); err != nil {
			return err
		}
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
}
