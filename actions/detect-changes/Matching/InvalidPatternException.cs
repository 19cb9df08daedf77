namespace DetectChanges.Matching;

/// <summary>A <c>{</c> is never closed, or a set runs backwards, as in <c>[b-a]</c>. Such a pattern matches only its own text.</summary>
sealed class InvalidPatternException : Exception;
