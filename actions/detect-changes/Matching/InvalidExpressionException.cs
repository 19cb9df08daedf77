namespace DetectChanges.Matching;

/// <summary>A JavaScript engine would refuse the expression: picomatch then matches nothing but the pattern's own text.</summary>
sealed class InvalidExpressionException(string message) : Exception(message);
