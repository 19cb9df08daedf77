namespace SbomScan.Cvss;

/// <summary>A class of vectors: the levels of the six equivalence sets, of which the third and the sixth hang together.</summary>
internal sealed record Cvss4Macro(int Eq1, int Eq2, int Eq3, int Eq4, int Eq5, int Eq6)
{
    private static readonly string[][] Worst1 =
        [["AV:N/PR:N/UI:N"], ["AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P"], ["AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P"]];

    private static readonly string[][] Worst2 = [["AC:L/AT:N"], ["AC:H/AT:N", "AC:L/AT:P"]];
    private static readonly string[][] Worst4 = [["SC:H/SI:S/SA:S"], ["SC:H/SI:H/SA:H"], ["SC:L/SI:L/SA:L"]];
    private static readonly string[][] Worst5 = [["E:A"], ["E:P"], ["E:U"]];
    private static readonly int[] Depth1 = [1, 4, 5];
    private static readonly int[] Depth2 = [1, 2];
    private static readonly int[] Depth4 = [6, 5, 4];

    /// <summary><see langword="null"/>: there is no such class.</summary>
    public decimal? Score => Cvss4Scores.Of(Eq1, Eq2, Eq3, Eq4, Eq5, Eq6);

    public IEnumerable<Cvss4Group> Groups =>
    [
        new(Worst1[Eq1], Depth1[Eq1], (this with { Eq1 = Eq1 + 1 }).Score),
        new(Worst2[Eq2], Depth2[Eq2], (this with { Eq2 = Eq2 + 1 }).Score),
        new(Worst36, Depth36, Next36),
        new(Worst4[Eq4], Depth4[Eq4], (this with { Eq4 = Eq4 + 1 }).Score),
        new(Worst5[Eq5], 1, (this with { Eq5 = Eq5 + 1 }).Score),
    ];

    private string[] Worst36 => (Eq3, Eq6) switch
    {
        (0, 0) => ["VC:H/VI:H/VA:H/CR:H/IR:H/AR:H"],
        (0, _) => ["VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M"],
        (1, 0) => ["VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H"],
        (1, _) =>
        [
            "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H", "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M", "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M", "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H",
            "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M",
        ],
        _ => ["VC:L/VI:L/VA:L/CR:H/IR:H/AR:H"],
    };

    private int Depth36 => (Eq3, Eq6) switch { (0, 0) => 7, (0, _) => 6, (1, _) => 8, _ => 10 };

    // From the worst level two ways lead down: the higher score counts.
    private decimal? Next36 => (Eq3, Eq6) switch
    {
        (0, 0) => Math.Max((this with { Eq6 = 1 }).Score!.Value, (this with { Eq3 = 1 }).Score!.Value),
        (1, 0) => (this with { Eq6 = 1 }).Score,
        (2, _) => null,
        _ => (this with { Eq3 = Eq3 + 1 }).Score,
    };

    public static Cvss4Macro Of(Cvss4Vector vector) => new(
        OneOf(vector),
        vector["AC"] == 'L' && vector["AT"] == 'N' ? 0 : 1,
        vector["VC"] == 'H' && vector["VI"] == 'H' ? 0 : vector["VC"] == 'H' || vector["VI"] == 'H' || vector["VA"] == 'H' ? 1 : 2,
        vector["SI"] == 'S' || vector["SA"] == 'S' ? 0 : vector["SC"] == 'H' || vector["SI"] == 'H' || vector["SA"] == 'H' ? 1 : 2,
        "APU".IndexOf(vector["E"]),
        IsHigh(vector, "CR", "VC") || IsHigh(vector, "IR", "VI") || IsHigh(vector, "AR", "VA") ? 0 : 1);

    private static int OneOf(Cvss4Vector vector)
    {
        var easy = new[] { vector["AV"], vector["PR"], vector["UI"] }.Count(value => value == 'N');
        if (easy == 3) return 0;
        return easy > 0 && vector["AV"] != 'P' ? 1 : 2;
    }

    private static bool IsHigh(Cvss4Vector vector, string requirement, string impact) => vector[requirement] == 'H' && vector[impact] == 'H';
}
