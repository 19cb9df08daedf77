using Notify.Events;
using Notify.Sinks.Slack;
using Notify.Sinks.Teams;
using Notify.Templates;
using Notify.Tests.Support;

namespace Notify.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly Notification Told = SampleNotification.Deployment(NotificationStatus.Failure) with { Reason = "a < b & *c*", PreviousStatus = NotificationStatus.RolledBack };

    private static string Plain(string text) => text;

    [Theory]
    [InlineData("no field", "no field")]
    [InlineData("{{service}} {{ version }}{{status}}", "checkout v1.4.0failure")]
    [InlineData("{{previous-status}}", "rolled-back")]
    [InlineData("[{{failed-step}}]", "[]")]
    [InlineData("{ {service}} }}", "{ {service}} }}")]
    [InlineData("{{short-commit}} {{duration}}", "aaaaaaa 4 min 30 s")]
    [InlineData("${{service}}", "$checkout")]
    public void Fields_are_replaced(string text, string expected) => Template.Parse(text).Render(Told, Plain).ShouldBe(expected);

    [Fact]
    public void Values_are_not_read_again() =>
        Template.Parse("{{reason}}|{{service}}").Render(Told with { Reason = "{{run-url}}", Service = "{{" }, Plain).ShouldBe("{{run-url}}|{{");

    [Theory]
    [InlineData("{{servise}}", "line 1, column 1: there is no field 'servise' (did you mean 'service'?)")]
    [InlineData("one\ntwo {{nothing like it}}", "line 2, column 5: there is no field 'nothing like it'; allowed are status, ")]
    [InlineData("one\n\n  {{service", "line 3, column 3: the braces are not closed")]
    [InlineData("{{}}", "line 1, column 1: there is no field ''")]
    public void What_is_wrong_is_told_with_its_place(string text, string problem) =>
        Should.Throw<FormatException>(() => Template.Parse(text)).Message.ShouldStartWith(problem);

    [Fact]
    public void Each_sink_escapes_in_its_own_way()
    {
        var template = Template.Parse("*{{reason}}* <https://example.com|x>");

        template.Render(Told, SlackMarkup.Escape).ShouldBe("*a &lt; b &amp; *c** <https://example.com|x>");
        template.Render(Told, TeamsMarkdown.Escape).ShouldBe(@"*a \< b \& \*c\** <https://example.com|x>");
    }

    [Fact]
    public void Changes_that_are_not_listed_are_counted() =>
        Template.Parse("{{changes}}").Render(Told with { Changes = [new("one"), new("two"), new("three")], MostChanges = 2 }, Plain).ShouldBe("one\ntwo\n… (1 more)");
}
