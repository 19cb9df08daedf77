using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;

namespace SbomScan.Wishes;

/// <summary>Reads what fails the step.</summary>
internal static class GateWishes
{
    public static GateRules Read(InputReader input)
    {
        var rules = new GateRules
        {
            FailOn = input.Choice<FailOn>("fail-on"),
            Allowance = input.Parsed("max-allowed", Allowance.Parse) ?? Allowance.Parse("0"),
            OnlyFixed = input.Flag("only-fixed"),
            Scope = input.Choice<GateScope>("scope"),
            Unscored = input.Choice<UnscoredAs>("unscored"),
            NewOnly = input.Flag("new-only"),
        };
        if (rules.Threshold is { } threshold && rules.Allowance.Named.Any(severity => severity < threshold))
            input.Error("max-allowed", $"it names {KebabCase.Of(rules.Allowance.Named.Min())}, which 'fail-on: {KebabCase.Of(rules.FailOn)}' does not count");
        return rules;
    }
}
