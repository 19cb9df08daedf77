using Testing.Runner;

namespace Contract.Tests.Harness;

public class StepLogTests
{
    private static StepLog Of(params string[] lines)
    {
        var log = new StepLog();
        foreach (var line in lines) log.Read(line);
        return log;
    }

    [Fact]
    public void Commands_between_stop_and_the_token_are_text()
    {
        var log = Of("::stop-commands::abc", "::error::theirs", "::abc::", "::error::ours");
        log.Errors.ShouldBe(["ours"]);
        log.Lines.ShouldContain(new LogLine(LogLineKind.Text, "::error::theirs"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pause-logging")]
    [InlineData("error")]
    public void A_token_that_is_empty_or_a_command_stops_nothing(string token)
    {
        var log = Of($"::stop-commands::{token}", "::error::x");
        log.Errors.ShouldBe(["x"]);
        log.Problems.Count.ShouldBe(1);
    }

    [Fact]
    public void A_mask_hides_the_value_its_lines_and_derived_forms_from_then_on()
    {
        var log = Of("early hunter2", "::add-mask::hunter2%0Asecond\"line", "hunter2 second\"line", "second\\\"line aHVudGVyMg== c2Vjb25kImxpbmU=");
        log.Lines.Select(line => line.Text).ShouldBe(["early hunter2", "*** ***", "*** aHVudGVyMg== ***".Replace("aHVudGVyMg==", "***")]);
        log.Raw.ShouldNotContain(line => line.Contains("add-mask"));
    }

    [Fact]
    public void Ten_annotations_of_a_level_are_kept_and_messages_are_cut()
    {
        var log = Of([.. Enumerable.Range(0, 12).Select(number => $"::error::{number}"), $"::warning::{new string('x', 5000)}"]);
        log.Annotations.Count(note => note.Level == "error").ShouldBe(10);
        log.Written.Count(note => note.Level == "error").ShouldBe(12);
        log.Annotations.Single(note => note.Level == "warning").Message.Length.ShouldBe(4096);
        log.Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_end_line_alone_is_the_line_and_an_end_before_the_start_drops_both()
    {
        Of("::error file=a,endLine=4::x").Annotations[0].Line.ShouldBe(4);
        Of("::error file=a,line=5,endLine=4::x").Annotations[0].Line.ShouldBeNull();
    }

    [Fact]
    public void Debug_shows_only_with_step_debug()
    {
        Of("::debug::quiet").Lines.ShouldBeEmpty();
        var log = new StepLog(debug: true);
        log.Read("::debug::loud")!.Text.ShouldBe("loud");
    }
}
