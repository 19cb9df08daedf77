namespace SbomScan.Versions;

/// <summary>Whole numbers of any length, as the digits they are written with: nothing overflows.</summary>
internal static class Digits
{
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    public static bool AreAll(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    public static bool IsZero(ReadOnlySpan<char> text) => AreAll(text) && text.TrimStart('0').IsEmpty;

    /// <summary>The length of the number that the text begins with; 0: it begins with none.</summary>
    public static int CountAtStart(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
}
