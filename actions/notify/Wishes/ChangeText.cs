using Notify.Events;

namespace Notify.Wishes;

/// <summary>Reads a change as authors write it and as <c>git log --oneline --no-abbrev</c> prints it.</summary>
internal static class ChangeText
{
    public static Change Parse(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        return words is [var commit, var text] && commit.Length is >= 7 and <= 64 && commit.All(char.IsAsciiHexDigit) ? new Change(text, commit) : new Change(line);
    }
}
