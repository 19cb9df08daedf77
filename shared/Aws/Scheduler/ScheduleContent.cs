using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Turns a schedule that was read into one that can be sent.</summary>
public static class ScheduleContent
{
    /// <summary>Members of <c>GetSchedule</c>'s answer that <c>UpdateSchedule</c> does not take (difference of the two shapes in the service model).</summary>
    public static IReadOnlyList<string> AnswerOnlyMembers { get; } = ["Arn", "CreationDate", "LastModificationDate"];

    /// <summary>Everything but what only answers have, as it is and where it is. The argument is not changed.</summary>
    public static JsonObject ToRequest(JsonObject schedule)
    {
        var request = (JsonObject)schedule.DeepClone();
        foreach (var member in AnswerOnlyMembers)
            request.Remove(member);
        return request;
    }
}
