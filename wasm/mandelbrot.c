// run(size, limit): how many steps all points of a size x size picture of the Mandelbrot set take together, each at most
// limit. Floating point and nothing else.

__attribute__((export_name("run"))) long long run(int size, int limit) {
    long long steps = 0;
    for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
            double a = 3.0 * column / size - 2.0, b = 2.0 * row / size - 1.0;
            double x = 0, y = 0;
            int step = 0;
            while (step < limit && x * x + y * y <= 4.0) {
                double next = x * x - y * y + a;
                y = 2.0 * x * y + b;
                x = next;
                step++;
            }
            steps += step;
        }
    }
    return steps;
}
