namespace SbomScan.Versions;

/// <summary>A number or word of a version.</summary>
/// <param name="Rank">Of two parts of different rank the lower rank is the older version, whatever their texts.</param>
/// <param name="Text">Of the same rank: two numbers are compared as numbers, anything else by its characters.</param>
/// <param name="IsNumber">The text consists of digits and stands for their number.</param>
internal readonly record struct VersionPart(int Rank, string Text = "", bool IsNumber = false) : IComparable<VersionPart>
{
    public static VersionPart Number(int rank, string digits) => new(rank, digits, IsNumber: true);

    public int CompareTo(VersionPart other)
    {
        if (Rank != other.Rank) return Rank.CompareTo(other.Rank);
        return IsNumber && other.IsNumber ? Digits.Compare(Text, other.Text) : string.CompareOrdinal(Text, other.Text);
    }
}
