package loombook.service;

import java.util.List;

/**
 * The colours of a landscape.
 *
 * @param high the sky above
 * @param low the sky at the horizon
 * @param sun the sun's or the moon's
 * @param far the range farthest away
 * @param near the nearest
 */
record Scenery(int high, int low, int sun, int far, int near, boolean night) {
    private static final List<Scenery> ALL = List.of(
            new Scenery(0x3A7BD5, 0xCFE6F7, 0xFFF6D8, 0x8FB3CF, 0x1E4D3A, false), // a clear morning
            new Scenery(0x5B2A86, 0xFFB26B, 0xFFE29A, 0xC77B8B, 0x2A1B3D, false), // sunset
            new Scenery(0x0B1437, 0x2F5D8A, 0xF4F6FF, 0x2C4A73, 0x060B1C, true), // moonlight
            new Scenery(0xF2994A, 0xFDE8C4, 0xFFFFFF, 0xE0A872, 0x7A3E1D, false), // a desert
            new Scenery(0x2193B0, 0xE4F7D2, 0xFFFBE0, 0x9CCB9A, 0x3A6B1F, false), // spring
            new Scenery(0x7F8FA6, 0xE9EDF2, 0xFFFFFF, 0xB4C2D0, 0x3B4A5A, false), // winter
            new Scenery(0x12123B, 0x1FA187, 0xD8FFE8, 0x27506E, 0x07121F, true), // northern lights
            new Scenery(0xC94B4B, 0xF7D794, 0xFFF3C4, 0xB56576, 0x3D1F3B, false), // an autumn evening
            new Scenery(0x6A82FB, 0xFCC5D8, 0xFFF0F5, 0xB497D6, 0x35406B, false)); // dawn

    static Scenery of(int number) {
        return ALL.get(Math.floorMod(number * 4, ALL.size()));
    }
}
