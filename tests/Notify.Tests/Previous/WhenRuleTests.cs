using Actions.Toolkit;
using Notify.Events;
using Notify.Tests.Support;
using Notify.Wishes;

namespace Notify.Tests.Previous;

/// <summary>Who is told of what, by the wish and by how the one before ended.</summary>
public sealed class WhenRuleTests
{
    // Each letter says whether that status is told: started, success, failure, cancelled, rolled-back, recovered, warning.
    [Theory]
    [InlineData(When.Always, "none", "SSSSSSS")]
    [InlineData(When.Always, "failure", "SSSSSSS")]
    [InlineData(When.Failure, "none", "..S.S..")]
    [InlineData(When.Failure, "failure", "..S.S..")]
    [InlineData(When.Change, "none", ".SSSSS.")]
    [InlineData(When.Change, "unknown", ".SSSSS.")]
    [InlineData(When.Change, "success", "..SSS..")]
    [InlineData(When.Change, "recovered", "..SSS..")]
    [InlineData(When.Change, "failure", ".S.SSS.")]
    [InlineData(When.Change, "cancelled", ".SS.SS.")]
    [InlineData(When.Change, "rolled-back", ".SSS.S.")]
    [InlineData(When.Recovered, "none", ".....S.")]
    [InlineData(When.Recovered, "success", ".....S.")]
    [InlineData(When.Recovered, "unknown", ".S...S.")]
    internal void The_wish_decides(When when, string before, string told)
    {
        NotificationStatus? previous = before is "none" or "unknown" ? null : ChoiceText.Parse<NotificationStatus>(before);

        var silences = Enum.GetValues<NotificationStatus>().Select(status =>
            WhenRule.Silence(when, SampleNotification.Of(status) with { PreviousStatus = previous }, isUnknown: before == "unknown"));

        string.Concat(silences.Select(silence => silence is null ? 'S' : '.')).ShouldBe(told);
        silences.OfType<string>().ShouldAllBe(silence => silence.StartsWith($"when: {KebabCase.Of(when)}, and "));
    }
}
