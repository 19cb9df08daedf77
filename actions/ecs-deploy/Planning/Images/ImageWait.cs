using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Waits for images that a build running at the same time is about to push, as the input <c>wait-for-image</c> says.</summary>
/// <param name="region">Only images of this region can be looked up.</param>
internal sealed class ImageWait(IImageLookup lookup, string region, Inputs inputs, ActionContext action)
{
    /// <returns>True when some time has passed, so that what was read before may have changed.</returns>
    /// <exception cref="UserError">An image did not appear in time, or there is none to wait for.</exception>
    public async Task<bool> RunAsync()
    {
        if (inputs.WaitForImage is not { } limit)
            return false;
        var images = Images();
        var wait = WaitAsync(images, limit);
        await SignOfLife.DuringAsync(wait, action, waited => $"Waiting for {Names(images)}, {DurationText.Format(waited)} of {DurationText.Format(limit)}");
        return await wait;
    }

    private List<ImageName> Images()
    {
        var images = inputs.Wishes.Values.SelectMany(Named).Distinct(StringComparer.Ordinal).Select(ImageName.Parse).ToList();
        if (images.Count == 0)
            throw new UserError("Input 'wait-for-image': this step names no image of ECR to wait for.", "Give 'image' or 'images', or remove 'wait-for-image'.");
        if (images.Find(image => image.Ecr?.Region != region) is { } elsewhere)
            throw new UserError($"Input 'wait-for-image': image '{elsewhere.Text}' is not in region {region}, and only images of the service's region are looked up.", "Name the image there, or remove 'wait-for-image'.");
        return images;
    }

    // A file brings images that are long there, such as those of sidecars of other registries.
    private static IEnumerable<string> Named(ServiceWish wish) => wish switch
    {
        { Images.Count: > 0 } => wish.Images.Select(line => line.Image),
        { TaskDefinition: TaskDefinitionSource.Document file } => ImageChange.Images(file.Definition).Select(image => image.Value).Where(image => ImageName.Parse(image).Ecr is not null),
        _ => [],
    };

    private async Task<bool> WaitAsync(List<ImageName> missing, TimeSpan limit)
    {
        var started = action.Time.GetTimestamp();
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        for (var waited = false; ; waited = true)
        {
            missing = await MissingAsync(missing);
            if (missing.Count == 0)
                return waited;
            if (!waited)
                action.Log.Info($"Waiting for {Names(missing)} to be pushed, {DurationText.Format(limit)} at most.");
            var left = limit - action.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw Refusal(missing, limit);
            var delay = schedule.Next();
            await Task.Delay(delay < left ? delay : left, action.Time, action.Stopping);
        }
    }

    private async Task<List<ImageName>> MissingAsync(List<ImageName> images)
    {
        var missing = new List<ImageName>();
        foreach (var image in images)
        {
            if (await lookup.FindAsync(image, action.Stopping) is null)
                missing.Add(image);
        }
        return missing;
    }

    private static UserError Refusal(List<ImageName> missing, TimeSpan limit) => new(
        $"Input 'wait-for-image': {Names(missing)} {(missing.Count == 1 ? "was" : "were")} not pushed within {DurationText.Format(limit)}.",
        "Look at the build that pushes it: did it fail, or is its repository, tag or account another one? Nothing was deployed.");

    private static string Names(IEnumerable<ImageName> images) => string.Join(", ", images.Select(image => $"'{image.Text}'"));
}
