using System.Text.RegularExpressions;
using Actions.Rollouts;

namespace Rollback;

/// <summary>The versions of an ECS service: task definitions as <c>family:revision</c>.</summary>
internal static partial class EcsVersion
{
    /// <summary>True for <c>family:revision</c> and for the ARN of a task definition.</summary>
    public static bool IsVersion(string text) => Form().IsMatch(text);

    /// <summary>The short form of either.</summary>
    public static string Of(string text) => TaskDefinitionName.Short(text);

    [GeneratedRegex(@"\A(arn:[\w:.-]+:task-definition/)?[A-Za-z0-9_-]{1,255}:[0-9]{1,9}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
