namespace Actions.Toolkit;

/// <summary>One bound of a range, such as <c>&gt;=1.2.0</c>.</summary>
internal readonly record struct Comparator(string Operator, SemVersion Version)
{
    public bool Holds(SemVersion version)
    {
        var order = version.CompareTo(Version);
        return Operator switch
        {
            ">" => order > 0,
            ">=" => order >= 0,
            "<" => order < 0,
            "<=" => order <= 0,
            _ => order == 0,
        };
    }
}
