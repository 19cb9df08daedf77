using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Actions.Aws;
using Actions.Toolkit;
using Migrate.Engine;
using Migrate.Tasks;

namespace Migrate.Places;

/// <summary>Runs each command in a container of its own beside the job: in its network, with its workspace, and with none of its variables.</summary>
internal sealed partial class ImagePlace(DockerEngine engine, Inputs inputs, ActionContext action) : IPlace
{
    private readonly ImageName image = ImageName.Parse(inputs.OneOff.Image!);
    private Surroundings? surroundings;
    private bool isPresent;

    public string Description => $"a container of {image.Text}";
    public bool IsQuick => true;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        WorkingFolder.Check(inputs, action);
        await engine.PingAsync(cancellationToken);
        surroundings = await OwnContainer.SurroundingsAsync(engine, action, cancellationToken);
    }

    public async Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var begun = action.Time.GetTimestamp();
        try
        {
            await EnsureImageAsync(cancellationToken);
        }
        catch (ReportedException refused)
        {
            return new CommandEnd(EndKind.NeverStarted, null, $"image {image.Text} could not be pulled: {refused.Message.TrimEnd('.')}", new CommandOutput(), action.Time.GetElapsedTime(begun))
            {
                NextStep = $"Check its name. When its registry wants a login that is not in this container, log in and run 'docker pull {image.Text}' in a step before this one: an image that is there is not pulled.",
            };
        }
        action.Log.Info($"$ {command.Text}");
        return await new ContainerRun(engine, Wish(command), inputs.OnCancel, action).RunAsync(command, cancellationToken);
    }

    private async Task EnsureImageAsync(CancellationToken cancellationToken)
    {
        if (isPresent || await engine.HasImageAsync(image, cancellationToken))
        {
            isPresent = true;
            return;
        }
        action.Log.Info($"Image {image.Text} is not on this machine and is pulled.");
        using var limit = new CancellationTokenSource(inputs.OneOff.StartTimeout, action.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await SignOfLife.DuringAsync(
                engine.PullAsync(image, RegistryCredentials.Find(image, action), either.Token),
                action,
                waited => $"{DurationText.Format(TimeSpan.FromSeconds(Math.Round(waited.TotalSeconds)))}: image {image.Text} is being pulled");
            isPresent = true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorldError($"it took longer than {DurationText.Format(inputs.OneOff.StartTimeout)} (input 'start-timeout').");
        }
    }

    private ContainerWish Wish(Command command) => new(
        Name(),
        image,
        command.Words!,
        WorkingFolder.Of(inputs, action),
        inputs.CommandEnvironment,
        TaskMarks.Of(action.Runner).Append(new EcsTag { Key = "suite:action", Value = action.Name }).ToDictionary(mark => mark.Key, mark => mark.Value ?? "", StringComparer.Ordinal),
        surroundings!);

    private string Name()
    {
        string[] parts = [action.Name, action.Runner.RunId, action.Runner.RunAttempt, action.Runner.Action, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))];
        return NotOfNames().Replace(string.Join('-', parts.Where(part => part.Length > 0)), "-");
    }

    [GeneratedRegex("[^a-zA-Z0-9_.-]+", RegexOptions.None, 1000)]
    private static partial Regex NotOfNames();
}
