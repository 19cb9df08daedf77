namespace EcsDeploy;

/// <param name="Text">What was looked at, and what is wrong with it.</param>
internal sealed record CheckResult(CheckState State, string Text);
