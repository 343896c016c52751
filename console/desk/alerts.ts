import { readKept } from '../parts/kept.ts';

let audio: AudioContext | undefined;

/** Two short tones, unless sound is off. Made here: nothing is fetched. */
export function ring(): void {
  if ((readKept('sound') ?? 'on') !== 'on') return;
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime;
    for (const [index, frequency] of [660, 880].entries()) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.08, start + index * 0.14);
      volume.gain.exponentialRampToValueAtTime(0.001, start + index * 0.14 + 0.13);
      tone.connect(volume).connect(audio.destination);
      tone.start(start + index * 0.14);
      tone.stop(start + index * 0.14 + 0.14);
    }
  } catch {
    // A browser that plays nothing before the first click: the notice still shows.
  }
}

/** A desktop notice, where it was allowed and the desk is not in front. */
export function notify(title: string, tag: string): void {
  if (document.visibilityState === 'visible' || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const notice = new Notification(title, { tag });
  notice.addEventListener('click', () => window.focus());
}
