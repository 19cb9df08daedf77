namespace Notify.Tests.Support;

/// <summary>Texts that something on the way is known to spoil.</summary>
public sealed class HardTexts : TheoryData<string>
{
    public HardTexts()
    {
        AddRange(
            "plain",
            "fix: \"quotes\" and 'quotes'",
            "first line\nsecond line\n\n- third",
            "`code` and ```fences```",
            "${{ secrets.TOKEN }} and {{reason}}",
            "a < b && b > c &amp; &lt;",
            "<script>alert(1)</script> <!-- x --> <!here> @channel",
            "line\u2028separator\u2029paragraph",
            "👩‍👩‍👧‍👦 🇩🇪 😀 e\u0301",
            "שלום \u200fRTL\u200e \u202eoverride",
            "\\ backslash \\n \\u0041",
            "tab\tand bell\u0007");
    }
}
