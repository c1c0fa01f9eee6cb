package loombook.kernel.assist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Which brackets are open at a position of Java code, and whether it is code at all or a string or a comment. */
public final class Brackets {
    private static final String ALL = "([{)]}";

    private final String code;
    private final Deque<Character> open = new ArrayDeque<>();
    private final List<Integer> places = new ArrayList<>();
    private int position;
    private boolean inCode = true;

    private Brackets(String code) {
        this.code = code;
    }

    /** Reads code up to a position. */
    public static Brackets at(String code, int end) {
        var brackets = new Brackets(code);
        brackets.readTo(end);
        return brackets;
    }

    /** Returns where brackets are in code, which are not in strings and comments. */
    public static List<Integer> places(String code) {
        return at(code, code.length()).places;
    }

    /** Returns whether the position is not in a string, a character or a comment. */
    public boolean inCode() {
        return inCode;
    }

    /** Returns the bracket that was opened last and is open, or a blank. */
    char innermost() {
        return open.isEmpty() ? ' ' : open.peek();
    }

    /** Returns how many are open. */
    public int depth() {
        return open.size();
    }

    /** Returns what closes all brackets but the outer ones. */
    String closing(int except) {
        var text = new StringBuilder();
        open.stream()
                .limit(open.size() - except)
                .forEach(one -> text.append(
                        switch (one) {
                            case '(' -> ")";
                            case '[' -> "]";
                            default -> ";}";
                        }));
        return text.toString();
    }

    /** Returns the first position from here on at which no more than so many brackets are open, or -1. */
    int closed(int depth) {
        while (position < code.length()) {
            step(code.length());
            if (open.size() <= depth) {
                return position;
            }
        }
        return -1;
    }

    private void readTo(int end) {
        while (position < end) {
            step(end);
        }
    }

    /** Goes behind the next character, string or comment. */
    private void step(int end) {
        if (code.startsWith("//", position)) {
            pass("\n", 2, end, false);
        } else if (code.startsWith("/*", position)) {
            pass("*/", 2, end, false);
        } else if (code.startsWith("\"\"\"", position)) {
            pass("\"\"\"", 3, end, true);
        } else if (code.charAt(position) == '"' || code.charAt(position) == '\'') {
            pass(code.substring(position, position + 1), 1, end, true);
        } else {
            bracket(code.charAt(position));
            position++;
        }
    }

    private void bracket(char c) {
        if (ALL.indexOf(c) >= 0) {
            places.add(position);
        }
        switch (c) {
            case '(', '[', '{' -> open.push(c);
            case ')', ']', '}' -> open.poll();
            default -> {}
        }
    }

    private void pass(String mark, int from, int end, boolean escapes) {
        int at = position + from;
        while (at < end && !code.startsWith(mark, at)) {
            if (mark.length() == 1 && escapes && code.charAt(at) == '\n') {
                position = at; // a string that is not closed ends with its line
                return;
            }
            at += escapes && code.charAt(at) == '\\' ? 2 : 1;
        }
        int behind = at + mark.length();
        inCode = at < end && (behind <= end);
        if (at >= end || behind > end) {
            inCode = false;
            position = Math.max(end, position + 1);
        } else {
            position = behind;
        }
    }
}
