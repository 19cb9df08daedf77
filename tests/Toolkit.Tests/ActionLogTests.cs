using Actions.Toolkit;

namespace Toolkit.Tests;

public sealed class ActionLogTests
{
    private readonly StringWriter written = new();
    private readonly ActionLog log;

    public ActionLogTests() => log = new ActionLog(written, forRunner: true, debug: false);

    private string[] Lines => written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Annotations_are_escaped_as_the_runner_reads_them()
    {
        log.Error("50% of\nall: a,b", title: "a,b:c", file: "x.cs", line: 3);

        Lines.ShouldBe(["::error file=x.cs,line=3,title=a%2Cb%3Ac::50%25 of%0Aall: a,b"]);
    }

    [Fact]
    public void Control_characters_of_others_are_visible_in_annotations()
    {
        log.Error("body \u001b[31mred\nnext");

        Lines.ShouldBe(["::error::body \\u001b[31mred%0Anext"]);
    }

    [Fact]
    public void After_ten_annotations_of_a_kind_the_rest_are_plain_lines()
    {
        for (var i = 1; i <= 12; i++)
            log.Warning($"w{i}");
        log.Notice("still a notice");

        Lines.Count(line => line.StartsWith("::warning", StringComparison.Ordinal)).ShouldBe(10);
        Lines[9].ShouldContain("possibly more of this kind");
        Lines[11].ShouldBe("warning: w12");
        Lines[12].ShouldBe("::notice::still a notice");
    }

    [Fact]
    public void A_long_annotation_is_cut_within_the_limit_of_the_runner()
    {
        log.Error(new string('x', 5000));

        Lines[0].Length.ShouldBeLessThanOrEqualTo("::error::".Length + ActionLog.AnnotationLength);
        Lines[0].ShouldEndWith("… (see the log)");
    }

    [Fact]
    public void Much_text_of_others_stands_between_stop_commands_with_a_fresh_token()
    {
        log.ForeignBlock("log of app:", ["::error::one", "two\n##[group]three"]);
        log.ForeignBlock("again:", ["x"]);

        var tokens = Lines.Where(line => line.StartsWith("::stop-commands::", StringComparison.Ordinal)).Select(line => line["::stop-commands::".Length..]).ToList();
        tokens.Distinct().Count().ShouldBe(2);
        tokens.ShouldAllBe(token => token.Length == 32);
        Lines.ShouldContain($"::{tokens[0]}::");
        Lines.ShouldContain("    | ::error::one");
        Lines.ShouldContain("    # #[group]three");
    }

    [Fact]
    public void Every_kind_of_line_is_redacted()
    {
        log.Masks.Add("topsecret99");
        using (log.Group("group topsecret99"))
        {
            log.Info("info topsecret99");
            log.Error("error topsecret99", title: "title topsecret99");
            log.Debug("debug topsecret99");
            log.Foreign("app | ", "foreign topsecret99");
            log.ForeignBlock("block topsecret99", ["line topsecret99"]);
        }

        Lines.Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains("topsecret99", StringComparison.Ordinal));
    }

    [Fact]
    public void Outside_a_runner_no_command_is_printed()
    {
        var terminal = new StringWriter();
        var plain = new ActionLog(terminal, forRunner: false, debug: false);
        plain.Masks.Add("topsecret99");
        using (plain.Group("Plan"))
            plain.Warning("careful", title: "Hm");
        plain.Debug("not shown");

        terminal.ToString().ShouldBe("▸ Plan\nwarning: Hm: careful\n");
    }
}
