using System.Globalization;
using System.Text;
using Notify.Messages;

namespace Notify.Tests.Messages;

public sealed class ShortenTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    public static TheoryData<string, int, string> Texts => new()
    {
        { "short", 5, "short" },
        { "longer", 5, "long…" },
        { "", 0, "" },
        { "longer", 1, "…" },
        { "longer", 0, "" },
        { "ab" + Family, 13, "ab" + Family },
        { "ab" + Family + "c", 13, "ab…" },
        { "e\u0301e\u0301e\u0301", 4, "e\u0301…" },
        { "e\u0301e\u0301e\u0301", 5, "e\u0301e\u0301…" },
        { "a😀b", 3, "a…" },
        { "a\r\nb", 3, "a…" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Cuts_between_characters_as_people_see_them(string text, int most, string expected) => Shorten.Text(text, most).ShouldBe(expected);

    [Fact]
    public void Counts_as_the_receiver_does()
    {
        Shorten.Text("äöü", 5, Encoding.UTF8.GetByteCount).ShouldBe("ä…");
        Shorten.Text("äöü", 6, Encoding.UTF8.GetByteCount).ShouldBe("äöü");
        Shorten.Text("äöü", 2, Encoding.UTF8.GetByteCount).ShouldBe("");
    }

    [Fact]
    public void Says_how_many_characters_are_left_out()
    {
        Shorten.Counted(new string('x', 3_000), 100, text => text.Length).ShouldBe(new string('x', 75) + "… (2,925 more characters)");
        Shorten.Counted("short", 5, text => text.Length).ShouldBe("short");
        Shorten.Counted("not so short", 8, text => text.Length).ShouldBe("not so …");
    }

    [Fact]
    public void Never_is_longer_than_asked_and_never_cuts_a_character()
    {
        var random = new Random(7);
        string[] pieces = ["a", "\n", "ä", "e\u0301", "😀", Family, "🇩🇪", "\u200f", "\u2028", "\r\n", "각"];
        for (var trial = 0; trial < 10_000; trial++)
        {
            var text = string.Concat(random.GetItems(pieces, random.Next(40)));
            var most = random.Next(60);

            foreach (var cut in new[] { Shorten.Text(text, most), Shorten.Counted(text, most, piece => piece.Length) })
            {
                cut.Length.ShouldBeLessThanOrEqualTo(most);
                var begin = cut.Split('…')[0];
                text.ShouldStartWith(begin);
                StringInfo.ParseCombiningCharacters(text).Append(text.Length).ShouldContain(begin.Length);
            }
        }
    }

    public static TheoryData<int, int, int, int, int> Lists => new()
    {
        // entries of 10, left out before, room, kept, left out
        { 3, 0, 30, 3, 0 },
        { 3, 0, 29, 2, 1 },
        { 3, 0, 24, 1, 2 },
        { 3, 5, 30, 2, 6 },
        { 3, 5, 35, 3, 5 },
        { 3, 0, 4, 0, 3 },
        { 0, 0, 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_keeps_whole_entries_and_room_for_the_number_of_the_others(int count, int before, int room, int kept, int leftOut)
    {
        var (shown, more) = Shorten.Entries(Enumerable.Range(0, count).ToList(), before, room, _ => 10, note: 5);

        shown.ShouldBe(Enumerable.Range(0, kept));
        more.ShouldBe(leftOut);
    }
}
