package loombook.service;

import java.util.List;
import java.util.random.RandomGenerator;

/** Sentences about a bakery, by chance. */
final class Words {
    private static final List<String> WHO = List.of(
            "the baker",
            "an apprentice",
            "our oldest customer",
            "the miller",
            "a neighbour",
            "the night shift",
            "a pastry cook");
    private static final List<String> DOES = List.of(
            "kneads",
            "weighs",
            "shapes",
            "glazes",
            "tastes",
            "folds",
            "sells",
            "praises",
            "cools",
            "slices",
            "delivers");
    private static final List<String> WHAT = List.of(
            "the rye dough",
            "a tray of ginger cookies",
            "the first loaf of the day",
            "a braided roll",
            "sixty poppy-seed buns",
            "the almond cake",
            "a sourdough starter",
            "the flat bread");
    private static final List<String> WHEN = List.of(
            "before sunrise",
            "at a quarter past four",
            "while the oven heats up",
            "on market days",
            "without a word",
            "for twenty minutes",
            "as soon as the flour has come");
    private static final List<String> KIND =
            List.of("Rye", "Ginger", "Almond", "Poppy-seed", "Walnut", "Cinnamon", "Barley", "Honey", "Plum", "Oat");
    private static final List<String> THING =
            List.of("bread", "cookies", "rolls", "cake", "buns", "biscuits", "tart", "pretzels", "loaf", "crackers");

    private Words() {}

    static String title(RandomGenerator chance) {
        return one(KIND, chance) + " " + one(THING, chance);
    }

    static String sentence(RandomGenerator chance) {
        var who = one(WHO, chance);
        return Character.toUpperCase(who.charAt(0)) + who.substring(1) + " " + one(DOES, chance) + " "
                + one(WHAT, chance) + " " + one(WHEN, chance) + ". ";
    }

    private static String one(List<String> list, RandomGenerator chance) {
        return list.get(chance.nextInt(list.size()));
    }
}
