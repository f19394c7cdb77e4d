// Package util stands in for the small module of that name which go-capnp v3.0.0-alpha.27 needs and which cannot be
// had from every module proxy: the few functions in use, written anew.
package util

import "sync"

// Idempotent gives a function of which only the first call has an effect.
func Idempotent(f func()) func() {
	var once sync.Once
	return func() { once.Do(f) }
}

// Chkfatal panics where there is an error.
func Chkfatal(err error) {
	if err != nil {
		panic(err)
	}
}
