using Actions.Aws;
using Actions.Toolkit;

namespace EcsDeploy;

internal sealed record Inputs(
    string Cluster,
    IReadOnlyList<string> Services,
    string? Image,
    IReadOnlyList<ImageAssignment> Images,
    TimeSpan Timeout,
    TimeSpan ReturnTimeout,
    TimeSpan PollInterval,
    Busy Busy,
    TimeSpan BusyTimeout,
    OnFailure OnFailure,
    OnCancel OnCancel,
    int LogLines,
    bool DryRun,
    AwsSettings Aws)
{
    public static Inputs From(InputReader inputs)
    {
        var read = new Inputs(
            Cluster: inputs.Text("cluster"),
            Services: inputs.Lines("services"),
            Image: inputs.OptionalText("image"),
            Images: [.. inputs.ParsedLines("images", ImageAssignment.Parse)],
            Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            ReturnTimeout: inputs.Duration("return-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            PollInterval: inputs.Duration("poll-interval", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
            Busy: inputs.Choice<Busy>("busy"),
            BusyTimeout: inputs.Duration("busy-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            OnFailure: inputs.Choice<OnFailure>("on-failure"),
            OnCancel: inputs.Choice<OnCancel>("on-cancel"),
            LogLines: inputs.Integer("log-lines", 0, 200),
            DryRun: inputs.Flag("dry-run"),
            Aws: ReadAws(inputs));
        Check(inputs, read);
        return read;
    }

    private static AwsSettings ReadAws(InputReader inputs) => new()
    {
        Region = inputs.OptionalText("region"),
        Arns = [inputs.OptionalText("cluster")],
        RoleToAssume = inputs.OptionalText("role-to-assume"),
        RoleDuration = inputs.Duration("role-duration", TimeSpan.FromMinutes(15), TimeSpan.FromHours(12)),
        Audience = inputs.Text("audience"),
        AllowedAccountIds = inputs.Lines("allowed-account-ids"),
    };

    private static void Check(InputReader inputs, Inputs read)
    {
        if (read.Image is null && read.Images.Count == 0)
            inputs.Error("image", "there is nothing to deploy: give 'image', or 'images' with one 'container=image' a line");
        if (read.Image is not null && read.Images.Count > 0)
            inputs.Error("image", "give either 'image' or 'images', not both");
        if (read.Services.Distinct(StringComparer.Ordinal).Count() != read.Services.Count)
            inputs.Error("services", "a service is named twice");
        if (read.Services.Count > 50)
            inputs.Error("services", "at most 50 services can be deployed in one step");

        foreach (var service in read.Images.Select(image => image.Service).OfType<string>().Except(read.Services, StringComparer.Ordinal))
            inputs.Error("images", $"'{service}' is not among 'services' ({string.Join(", ", read.Services)})");
    }
}
