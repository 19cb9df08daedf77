namespace Actions.Toolkit;

/// <summary>A <c>{</c> is never closed, a set runs backwards, as in <c>[b-a]</c>, or a repetition is repeated, as in <c>+(a)+</c>. Such a pattern matches only its own text.</summary>
internal sealed class InvalidPatternException : Exception;
