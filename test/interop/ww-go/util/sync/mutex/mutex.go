// Package mutex holds a value that can only be reached under its lock.
package mutex

import "sync"

// Mutex is a lock with the value it protects.
type Mutex[T any] struct {
	lock  sync.Mutex
	value T
}

// New gives a Mutex around value.
func New[T any](value T) Mutex[T] {
	return Mutex[T]{value: value}
}

// With calls f under the lock.
func (m *Mutex[T]) With(f func(*T)) {
	m.lock.Lock()
	defer m.lock.Unlock()
	f(&m.value)
}

// Lock takes the lock and gives access until Unlock.
func (m *Mutex[T]) Lock() *Locked[T] {
	m.lock.Lock()
	return &Locked[T]{mutex: m}
}

// Locked is access to the value of a Mutex whose lock is held.
type Locked[T any] struct {
	mutex *Mutex[T]
}

// Value gives the protected value; not to be used after Unlock.
func (l *Locked[T]) Value() *T {
	return &l.mutex.value
}

// Unlock gives the lock back and ends the access.
func (l *Locked[T]) Unlock() {
	m := l.mutex
	l.mutex = nil
	m.lock.Unlock()
}

// With1 calls f under the lock and passes its result on.
func With1[T, A any](m *Mutex[T], f func(*T) A) A {
	m.lock.Lock()
	defer m.lock.Unlock()
	return f(&m.value)
}

// With3 is With1 for three results.
func With3[T, A, B, C any](m *Mutex[T], f func(*T) (A, B, C)) (A, B, C) {
	m.lock.Lock()
	defer m.lock.Unlock()
	return f(&m.value)
}

// With4 is With1 for four results.
func With4[T, A, B, C, D any](m *Mutex[T], f func(*T) (A, B, C, D)) (A, B, C, D) {
	m.lock.Lock()
	defer m.lock.Unlock()
	return f(&m.value)
}
