using System.Text.RegularExpressions;

namespace EcsDeploy;

/// <summary>CPU and memory of a task as RegisterTaskDefinition takes them. Which of them go together only ECS knows: Fargate has its own table.</summary>
internal static partial class TaskSize
{
    public static string ParseCpu(string text) =>
        Cpu().IsMatch(text) ? text : throw new FormatException("expected CPU units, such as 512 (1024 are one vCPU), or vCPUs, such as '1 vCPU'");

    public static string ParseMemory(string text) =>
        Memory().IsMatch(text) ? text : throw new FormatException("expected MiB, such as 2048, or GB, such as '2 GB'");

    // More than zero: some digit is not 0. Only vCPU and GB have fractions.
    [GeneratedRegex(@"\A(?=[^1-9]*[1-9])([0-9]{1,7}|([0-9]{1,3}(\.[0-9]{1,4})?|\.[0-9]{1,4}) *vCPU)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cpu();

    [GeneratedRegex(@"\A(?=[^1-9]*[1-9])([0-9]{1,8}|([0-9]{1,5}(\.[0-9]{1,4})?|\.[0-9]{1,4}) *GB)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Memory();
}
