namespace WorkflowTools.Tests;

public class ActionlintTests
{
    [Fact]
    public async Task Says_nothing_of_what_is_shipped_or_shown() =>
        (await Actionlint.CheckAsync(SuiteSources.All)).Where(finding => !Allowance.Read().Any(allowed => allowed.Covers(finding))).ShouldBeEmpty();

    [Fact]
    public async Task Only_what_it_still_says_is_allowed()
    {
        var said = await Actionlint.CheckAsync(SuiteSources.All);
        Allowance.Read().Where(allowed => !said.Any(allowed.Covers)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_allowed_without_a_reason_or_for_ever()
    {
        Allowance.Read().ShouldAllBe(allowed => allowed.Reason.Length > 20);
        Allowance.Read().ShouldAllBe(allowed => allowed.Until >= DateOnly.FromDateTime(DateTime.UtcNow));
    }
}
