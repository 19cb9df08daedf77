using Actions.Toolkit;
using Testing;

namespace Toolkit.Tests;

public sealed class OutputsTests : IDisposable
{
    private readonly ActionRun action = new();

    [Fact]
    public async Task The_last_value_of_a_name_wins()
    {
        await Run(outputs =>
        {
            outputs.Set("result", "waiting");
            outputs.Set("result", "deployed");
        });

        action.Outputs["result"].ShouldBe("deployed");
    }

    [Fact]
    public async Task An_output_named_by_the_user_needs_no_declaration()
    {
        await Run(outputs => outputs.SetDynamic("apps/web", "true"));

        action.Outputs["apps/web"].ShouldBe("true");
    }

    [Fact]
    public async Task An_undeclared_output_is_a_bug()
    {
        await Run(outputs => outputs.Set("other", "x"));

        action.ExitCode.ShouldBe(70);
    }

    [Theory]
    [InlineData("a=b")]
    [InlineData("a<<b")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public async Task A_name_the_file_cannot_hold_is_refused(string name)
    {
        await Run(outputs => outputs.SetDynamic(name, "x"));

        action.ExitCode.ShouldBe(70);
    }

    [Fact]
    public async Task A_value_larger_than_GitHub_keeps_is_refused_with_advice()
    {
        await Run(outputs => outputs.Set("result", new string('x', Outputs.LargestValue + 1)));

        action.ExitCode.ShouldBe(1);
        action.Log.ShouldContain("Write the list to a file instead");
    }

    [Fact]
    public async Task A_masked_value_in_an_output_is_warned_about()
    {
        await action.Input("cluster", "c").Input("services", "s").RunAsync("sample", typeof(OutputsTests), context =>
        {
            context.Masks.Add("123456789012");
            context.Outputs.Set("url", "123456789012.dkr.ecr");
            return Task.FromResult(ExitCode.Success);
        });

        action.Log.ShouldContain("GitHub drops it as an output of the job");
    }

    public void Dispose() => action.Dispose();

    private Task Run(Action<Outputs> write) => action.RunAsync("sample", typeof(OutputsTests), context =>
    {
        write(context.Outputs);
        return Task.FromResult(ExitCode.Success);
    });
}
