package loombook;

final class X {
    int a;
}
